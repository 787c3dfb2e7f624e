using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks for rows that repeat earlier ones of the file, as a paste that was made twice leaves them: one after the other in the same order, or each
/// behind its like.</summary>
/// <remarks>Rows are alike where every column of the file agrees that does not differ in all rows, and what models say of them; texts are among these, since
/// numbers and codes recur by themselves. Single repetitions are common, short texts above all; a run of different texts that follow each other as others did
/// before is not.</remarks>
internal static class RepeatedRows
{
    private const int FewestInOrder = 10;
    private const int FewestPairs = 20;
    private const double LeastShare = 0.05;
    private const double FewestWords = 3;

    // Of a run in which the same few rows recur nothing can be said: they may be alike by themselves.
    private const double LeastDistinct = 0.9;

    /// <summary>What was found; null for nothing.</summary>
    public static DataDiagnostic? Of(StudyMaterial material)
    {
        var table = material.Table;
        if (table.Rows < 2 * FewestInOrder || table.Definition.Frequency is not null) return null;

        // Most files have no text twice: nothing else of them is read then.
        var texts = Repeating(Texts(material), table.Rows);
        if (texts.Count == 0) return null;

        // Nor has one whose texts stand twice by themselves a run of them: that rows repeat, texts alone must show.
        var shown = Contents(table.Rows, texts);
        if (Run(shown).Rows < FewestInOrder / 2 && Pairs(shown).Rows < FewestPairs / 2) return null;
        var contents = Contents(table.Rows, [.. texts, .. Repeating(Others(material), table.Rows)]);
        if ((InOrder(contents) ?? InPairs(contents)) is not { } found || found.Rows < LeastShare * table.Rows) return null;
        if (texts.TrueForAll(codes => !Differ(codes, found)) || PeopleDiffer(material, found)) return null;
        return DataDiagnostics.RowsRepeat(
            table.File, "corpus." + material.Definition.Corpus.Name, table.Place(found.First), table.Place(found.First - found.Lag), found.Rows);
    }

    private static bool Differ(int[] codes, Found found) =>
        Enumerable.Range(0, found.Rows).Select(each => codes[found.First + (each * found.Step)]).Distinct().Count() >= LeastDistinct * found.Rows;

    /// <summary>Whether people said two things of one text: then its rows are those of several annotators.</summary>
    private static bool PeopleDiffer(StudyMaterial material, Found found)
    {
        foreach (var source in material.Variables)
        {
            if (source.Human.RecordedLabel is not { } record) continue;
            var labels = HumanLabels.Read(material.Table, record, source.Outcome.IsNumeric);
            for (var row = found.First; row < found.First + (found.Rows * found.Step); row += found.Step)
            {
                if (labels.Has(row) && labels.Has(row - found.Lag) && !labels.AgreesWith(labels, row, row - found.Lag)) return true;
            }
        }

        return false;
    }

    private static Found? InOrder(int[] contents) => Run(contents) is var run && run.Rows >= FewestInOrder
        && Distinct(contents.AsSpan(run.First, run.Rows)) >= LeastDistinct * run.Rows ? run : null;

    private static Found? InPairs(int[] contents) => Pairs(contents) is var pairs && pairs.Rows >= FewestPairs
        && Distinct(contents.AsSpan(pairs.First - 1, 2 * pairs.Rows)) >= LeastDistinct * pairs.Rows ? pairs : null;

    /// <summary>The longest run of rows that follow each other as earlier ones do.</summary>
    private static Found Run(int[] contents)
    {
        var latest = new Dictionary<int, int>();
        var (longest, best, above, start, lag) = (0, 0, 0, 0, 0);
        for (var row = 0; row < contents.Length; row++)
        {
            var goesOn = lag > 0 && contents[row] == contents[row - lag];
            var distance = goesOn ? lag : latest.TryGetValue(contents[row], out var earlier) ? row - earlier : 0;
            latest[contents[row]] = row;
            if (distance != lag) (start, lag) = (row, distance);
            if (lag > 1 && row - start + 1 > longest) (longest, best, above) = (row - start + 1, start, lag);
        }

        return new Found(best, above, longest, 1);
    }

    /// <summary>The longest run of rows each of which stands twice, one below the other.</summary>
    private static Found Pairs(int[] contents)
    {
        var (longest, best, pairs) = (0, 0, 0);
        for (var row = 1; row < contents.Length;)
        {
            pairs = contents[row] == contents[row - 1] ? pairs + 1 : 0;
            if (pairs > longest) (longest, best) = (pairs, row - (2 * pairs) + 1);
            row += pairs > 0 ? 2 : 1;
        }

        return new Found(best + 1, 1, longest, 2);
    }

    private static int Distinct(ReadOnlySpan<int> contents)
    {
        var seen = new HashSet<int>();
        foreach (var content in contents) seen.Add(content);
        return seen.Count;
    }

    /// <summary>n: equal numbers for rows that are alike.</summary>
    private static int[] Contents(int rows, IReadOnlyList<int[]> columns)
    {
        if (columns is [var only]) return only;
        var contents = new int[rows];
        foreach (var codes in columns)
        {
            var numbers = new Dictionary<(int, int), int>();
            for (var row = 0; row < contents.Length; row++)
            {
                var both = (contents[row], codes[row]);
                if (!numbers.TryGetValue(both, out var number)) numbers.Add(both, number = numbers.Count);
                contents[row] = number;
            }
        }

        return contents;
    }

    /// <summary>The columns of which a value stands in two rows, each as numbers of its values.</summary>
    private static List<int[]> Repeating(IEnumerable<int[]> columns, int rows) =>
        [.. columns.Where(codes => codes.Length == rows && Distinct(codes) < rows)];

    private static IEnumerable<int[]> Texts(StudyMaterial material)
    {
        foreach (var column in Declared(material).Where(column => column.Type == ColumnType.Text))
        {
            var codes = ClusterCodes.Of(material.Table, column.Name);
            if (Distinct(codes) < codes.Length && AreWritten(material.Table.Texts(column.Name))) yield return codes;
        }

        foreach (var column in material.Undeclared.Where(column => column.AreTexts)) yield return column.Contents;
    }

    /// <summary>The columns that are no texts, those of single words among them, and what models say.</summary>
    private static IEnumerable<int[]> Others(StudyMaterial material)
    {
        foreach (var column in Declared(material)) yield return ClusterCodes.Of(material.Table, column.Name);
        foreach (var column in material.Undeclared.Where(column => !column.AreTexts)) yield return column.Contents;
        foreach (var llm in material.Definition.Llms)
        {
            if (FixedAnswers.Of(material, llm) is { } said) yield return ClusterCodes.Of(said.Labels);
        }
    }

    private static IEnumerable<ColumnDefinition> Declared(StudyMaterial material) => material.Definition.Corpus.Columns
        .Where(column => column is { Computed: null, Basis: null, CellsOf: null, Conditions.Count: 0 } && column.Name != material.Definition.Corpus.Key);

    private static bool AreWritten(IReadOnlyList<string> texts) =>
        texts.Average(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) >= FewestWords;

    /// <summary>Rows that repeat others.</summary>
    /// <param name="First">The first of them.</param>
    /// <param name="Lag">How far above it stands what it repeats.</param>
    /// <param name="Rows">How many there are.</param>
    /// <param name="Step">From one to the next.</param>
    private readonly record struct Found(int First, int Lag, int Rows, int Step);
}
