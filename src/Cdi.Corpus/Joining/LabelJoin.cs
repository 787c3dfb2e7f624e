namespace Cdi.Corpus.Joining;

/// <summary>Joins the rows of a file of labels to the texts of a corpus, by key.</summary>
/// <remarks>A key that the corpus lacks, and one that stands twice with one label, are counted and named; labels of one text that contradict one another are
/// an error, and so is a file none of whose keys is one of the corpus.</remarks>
internal sealed class LabelJoin
{
    private readonly CorpusTable corpus;
    private readonly IReadOnlyDictionary<string, int> places;
    private readonly LabelFile declared;
    private readonly CorpusTable table;
    private readonly double[][] columns;
    private readonly string[] names;
    private readonly double[][] others; // labels of further annotators, each in a column
    private readonly List<string> annotators = [];
    private readonly Dictionary<string, int> annotatorCodes = new(StringComparer.Ordinal);

    // For each text and annotator the first row, and what is known from all its rows of each column.
    private readonly SortedDictionary<(int Text, int Annotator), (int Row, double[] Values)> known = [];
    private readonly Dictionary<string, bool> unmatched = new(StringComparer.Ordinal);
    private readonly List<string> doubled = [];
    private readonly HashSet<string> doubledKeys = new(StringComparer.Ordinal);
    private readonly List<DataDiagnostic> found = [];
    private int contradictions;
    private bool isMatched;

    private LabelJoin(CorpusTable corpus, IReadOnlyDictionary<string, int> places, LabelFile declared, CorpusTable table)
    {
        (this.corpus, this.places, this.declared, this.table) = (corpus, places, declared, table);
        var label = declared.Derived?.Name ?? declared.Labels?.Name;
        names =
        [
            .. label is null ? Array.Empty<string>() : [label], .. declared.Numbers.Select(each => each.Name), .. declared.Answers.Select(each => each.Name),
        ];
        columns = [.. names.Select(Values)];
        others =
        [
            .. declared.OtherLabels.Select(each => each.Name).Concat(declared.OtherNumbers.Select(each => each.Name))
                .Concat(declared.OtherAnswers.Select(each => each.Name)).Select(Values),
        ];
        if (others.Length == 0) return;
        foreach (var name in AnnotatorColumns.NamesOf(declared)) Annotator(name);
    }

    /// <summary>The columns of a file of labels, one value for each text of the corpus, and what came of the join.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="places">The row of each key.</param>
    /// <param name="declared">What the study says of the file.</param>
    /// <param name="table">The rows of the file.</param>
    /// <exception cref="CorpusException">Two rows contradict each other, or no row is about a text of the corpus.</exception>
    public static (JoinedLabels Joined, IReadOnlyList<(string Name, double[] Values)> Columns) Of(
        CorpusTable corpus, IReadOnlyDictionary<string, int> places, LabelFile declared, CorpusTable table)
    {
        var join = new LabelJoin(corpus, places, declared, table);
        for (var row = 0; row < table.Rows; row++) join.Add(row);
        return join.Complete();
    }

    private double[] Values(string name)
    {
        if (declared.Derived?.Name == name) return Blank(table.Rows);
        if (table.Definition.RecordedNumbers.Any(each => each.Name == name)) return table.RecordedNumbers(name).ToArray();
        var codes = table.Labels(name).Codes.Span;
        var values = new double[codes.Length];
        for (var row = 0; row < values.Length; row++) values[row] = codes[row] < 0 ? double.NaN : codes[row];
        return values;
    }

    private void Add(int row)
    {
        var key = table.Texts(LabelFile.KeyName)[row];
        var who = declared.Annotator is null ? 0 : Annotator(table.Texts(LabelFile.AnnotatorName)[row]);
        if (!places.TryGetValue(key, out var text))
        {
            unmatched.TryAdd(key, true);
            return;
        }

        isMatched = true;
        if (others.Length == 0) Add(key, text, who, row, Array.ConvertAll(columns, column => column[row]));
        else AddEach(key, text, row);
    }

    /// <summary>What each annotator says in a column of a row; a blank is nothing said.</summary>
    private void AddEach(string key, int text, int row)
    {
        // Where labels follow from answers, the label of each annotator stands before the answers, and is made once all are read.
        var (made, each) = declared.Derived is null ? (0, 1) : (1, declared.Answers.Count);
        for (var annotator = 0; annotator <= others.Length / each; annotator++)
        {
            var values = new double[made + each];
            values[0] = double.NaN;
            for (var k = 0; k < each; k++)
                values[made + k] = annotator == 0 ? columns[made + k][row] : others[((annotator - 1) * each) + k][row];
            if (!Array.TrueForAll(values, double.IsNaN)) Add(key, text, annotator, row, values);
        }
    }

    private void Add(string key, int text, int who, int row, double[] values)
    {
        if (!known.TryGetValue((text, who), out var before))
        {
            known.Add((text, who), (row, values));
            return;
        }

        if (doubledKeys.Add(key)) doubled.Add(key);
        for (var k = 0; k < values.Length; k++)
        {
            if (double.IsNaN(values[k])) continue;
            if (double.IsNaN(before.Values[k])) before.Values[k] = values[k];
            else if (before.Values[k] != values[k]) Contradict(key, before.Row, row, Word(k, before.Values[k]), Word(k, values[k]));
        }
    }

    private int Annotator(string name)
    {
        if (annotatorCodes.TryAdd(name, annotators.Count)) annotators.Add(name);
        return annotatorCodes[name];
    }

    private void Contradict(string key, int first, int second, string before, string now)
    {
        if (contradictions++ > 0) return;
        found.Add(DataDiagnostics.LabelsContradict(
            table.File, $"{declared.Subject}.{LabelFile.KeyName}", key, table.Place(first), table.Place(second), before, now, declared.HasAnnotators));
    }

    private string Word(int column, double value) => declared.OptionsOf(names[column]) is { } options
        ? options[(int)value]
        : value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private (JoinedLabels Joined, IReadOnlyList<(string Name, double[] Values)> Columns) Complete()
    {
        if (!isMatched)
        {
            found.Add(DataDiagnostics.NoKeyMatches(
                table.File, $"{declared.Subject}.{LabelFile.KeyName}", declared.Key, unmatched.Count, unmatched.Keys.First(), corpus.Key(0)));
        }

        if (found.Count > 0) throw new CorpusException([.. found.Select(each => contradictions > 1 ? each.AndMore(contradictions - 1) : each)]);
        if (declared.Derived is { } derived) Derive(derived);
        var values = names.Select(_ => Blank(corpus.Rows)).ToList();
        var tied = new List<int>();
        var ratings = new List<LabelRating>();
        foreach (var text in known.GroupBy(each => each.Key.Text))
        {
            for (var k = 0; k < values.Count; k++)
            {
                var said = text.Where(each => !double.IsNaN(each.Value.Values[k])).ToList();
                if (said.Count == 0) continue;
                values[k][text.Key] = !declared.HasAnnotators ? said[0].Value.Values[k] : Aggregation.Of([.. InOrder(said, k)], declared.Aggregate);
                if (k > 0 || !declared.HasAnnotators) continue;
                ratings.AddRange(said.Select(each => new LabelRating(text.Key, each.Key.Annotator, each.Value.Values[0])));
                if (double.IsNaN(values[0][text.Key])) tied.Add(text.Key);
            }
        }

        var labelled = values[0].Count(value => !double.IsNaN(value)) + tied.Count;
        return (new(declared, table.File, table.Sha256, table.Rows, labelled)
        {
            Unmatched = [.. unmatched.Keys],
            Doubled = doubled,
            Annotators = declared.HasAnnotators ? annotators : [],
            Ratings = ratings,
            Tied = tied,
        }, [.. names.Zip(values)]);
    }

    /// <summary>What each annotator answered of a text, in however many rows, makes that annotator's label.</summary>
    private void Derive(DerivedLabels derived)
    {
        int[] places = [.. derived.Answers.Select(answer => Array.IndexOf(names, answer))];
        foreach (var (_, (_, said)) in known)
        {
            var label = derived.Rule.LabelOf([.. places.Select(place => double.IsNaN(said[place]) ? DerivationRule.Unknown : (int)said[place])]);
            if (label != DerivationRule.Unknown) said[0] = label;
        }
    }

    // The first label is that of the first row, whoever gave it.
    private static IEnumerable<double> InOrder(IEnumerable<KeyValuePair<(int Text, int Annotator), (int Row, double[] Values)>> said, int column) =>
        said.OrderBy(each => each.Value.Row).Select(each => each.Value.Values[column]);

    private static double[] Blank(int rows)
    {
        var values = new double[rows];
        values.AsSpan().Fill(double.NaN);
        return values;
    }
}
