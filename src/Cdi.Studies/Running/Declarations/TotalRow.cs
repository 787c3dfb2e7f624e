using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks at the last row: a table often ends with the sums or means of its columns, or with a note.</summary>
/// <remarks>Such a row has no label of anybody, and calls itself so, or has the sum or the mean of all other rows in a column of numbers, or holds one value
/// where all other rows hold several.</remarks>
internal static class TotalRow
{
    private const int FewestRows = 10;
    private const int FewestValues = 3;
    private const double Rounding = 1e-9;
    private const int MostDecimals = 15;
    private const int FewestFilled = 2;

    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "grand total", "sum", "sums", "subtotal", "average", "mean", "count", "gesamt", "insgesamt", "gesamtsumme", "summe",
        "mittelwert", "durchschnitt", "anzahl", "somme", "moyenne", "suma", "media", "promedio", "totale", "totaal", "gemiddelde",
    };

    /// <summary>What was found; null for nothing.</summary>
    public static DataDiagnostic? Of(StudyMaterial material)
    {
        var (study, table) = (material.Definition, material.Table);
        if (table.Rows < FewestRows) return null;
        var fact = Sign(study.Corpus, material) is { } sign ? "sums up the others: " + sign : Note(study.Corpus, material);
        return fact is not null && !HasLabel(material, table.Rows - 1)
            ? DataDiagnostics.TotalRow(table.File, "corpus." + study.Corpus.Name, table.Place(table.Rows - 1), fact)
            : null;
    }

    private static bool HasLabel(StudyMaterial material, int row)
    {
        foreach (var source in material.Variables)
        {
            if (source.Human.RecordedLabel is { } record && HumanLabels.Read(material.Table, record, source.Outcome.IsNumeric).Has(row)) return true;
        }

        foreach (var llm in material.Definition.Llms)
        {
            if (FixedAnswers.Of(material, llm) is { } said && !double.IsNaN(said.Labels.Span[row])) return true;
        }

        return false;
    }

    private static string? Sign(CorpusDefinition corpus, StudyMaterial material)
    {
        var (table, last) = (material.Table, material.Table.Rows - 1);
        foreach (var column in corpus.Columns.Where(column => column is { Computed: null, Conditions.Count: 0, Type: ColumnType.Id or ColumnType.Text }))
        {
            if (Words.Contains(table.Texts(column.Name)[last].Trim().TrimEnd(':', '.'))) return $"`{column.Name}` is `{table.Texts(column.Name)[last].Trim()}`";
        }

        foreach (var (name, numbers) in Numbers(corpus, material))
        {
            if (Of(numbers.Span) is not { } what) continue;
            return string.Create(CultureInfo.InvariantCulture, $"its `{name}`, {numbers.Span[^1]:G15}, is the {what} of all others");
        }

        return null;
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<double> Numbers)> Numbers(CorpusDefinition corpus, StudyMaterial material) => corpus.Columns
        .Where(column => column is { Computed: null, Basis: null, Type: ColumnType.Number or ColumnType.Count })
        .Select(column => (column.Name, material.Table.Numbers(column.Name)))
        .Concat(material.Undeclared.OfType<UndeclaredColumn.Numbers>().Where(column => !column.AreDays)
            .Select(column => (column.Name, (ReadOnlyMemory<double>)column.Values)));

    /// <summary>The one value of a row that holds no other, where others are filled throughout: a source, a number of rows.</summary>
    private static string? Note(CorpusDefinition corpus, StudyMaterial material)
    {
        var (table, last) = (material.Table, material.Table.Rows - 1);
        var written = corpus.Columns.Where(column => column is { Computed: null, Basis: null, Conditions.Count: 0 })
            .Select(column => (column.Name, Has: (Func<int, bool>)(row => ClusterCodes.Value(table, column.Name, row).Length > 0)))
            .Concat(material.Undeclared.Select(column => (column.Name, Has: (Func<int, bool>)column.Has)))
            .DistinctBy(column => column.Name).ToList();
        if (written.Where(column => column.Has(last)).Take(2).ToList() is not [var (name, _)]) return null;
        var filled = written.Count(column => column.Name != name && Enumerable.Range(0, last).All(column.Has));
        return filled < FewestFilled ? null : string.Create(CultureInfo.InvariantCulture,
            $"is no row of the table: it holds nothing but its `{name}`, and {filled} columns are filled in all other rows");
    }

    /// <summary>What the last number is of the others, which are not mostly zeros or alike: a mean is written with more decimals than they are.</summary>
    private static string? Of(ReadOnlySpan<double> numbers)
    {
        var (sum, size, count, counted, values) = (0.0, 0.0, 0, 0, new HashSet<double>());
        foreach (var number in numbers[..^1])
        {
            if (!double.IsFinite(number)) continue;
            sum += number;
            size += Math.Abs(number);
            count++;
            if (number != 0) counted++;
            if (values.Count < FewestValues) values.Add(number);
        }

        if (counted < FewestRows || values.Count < FewestValues) return null;
        if (Math.Abs(numbers[^1] - sum) <= Rounding * size) return "sum";
        var decimals = Decimals(numbers[^1]);
        if (decimals == 0 || !(Math.Abs(numbers[^1] - (sum / count)) <= (Math.Pow(10, -decimals) / 2) + (Rounding * size / count))) return null;
        foreach (var number in numbers[..^1])
        {
            if (double.IsFinite(number) && Decimals(number) >= decimals) return null;
        }

        return "mean";
    }

    private static int Decimals(double number)
    {
        var decimals = 0;
        while (decimals < MostDecimals && Math.Round(number, decimals) != number) decimals++;
        return decimals;
    }
}
