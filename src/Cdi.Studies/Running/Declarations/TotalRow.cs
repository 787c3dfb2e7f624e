using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Looks at the last row: a table often ends with the sums or means of its columns.</summary>
/// <remarks>Such a row has no label of anybody, and calls itself so, or has the sum of all other rows in a column of numbers.</remarks>
internal static class TotalRow
{
    private const int FewestRows = 10;
    private const int FewestValues = 3;
    private const double Rounding = 1e-9;

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
        return Sign(study.Corpus, material) is { } sign && !HasLabel(material, table.Rows - 1)
            ? DataDiagnostics.TotalRow(table.File, "corpus." + study.Corpus.Name, table.Place(table.Rows - 1), sign)
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

        foreach (var column in corpus.Columns.Where(column => column is { Computed: null, Basis: null, Type: ColumnType.Number or ColumnType.Count }))
        {
            if (SumOf(table.Numbers(column.Name).Span) is { } sum) return Is(column.Name, sum);
        }

        foreach (var column in material.Undeclared.OfType<UndeclaredColumn.Numbers>().Where(column => !column.AreDays))
        {
            if (SumOf(column.Values) is { } sum) return Is(column.Name, sum);
        }

        return null;
    }

    private static string Is(string column, double sum) =>
        string.Create(CultureInfo.InvariantCulture, $"its `{column}`, {sum:G15}, is the sum of all others");

    /// <summary>The last number, where it is the sum of the others; null where not, and where these are mostly zeros or alike.</summary>
    private static double? SumOf(ReadOnlySpan<double> numbers)
    {
        var (sum, size, counted, values) = (0.0, 0.0, 0, new HashSet<double>());
        foreach (var number in numbers[..^1])
        {
            if (!double.IsFinite(number)) continue;
            sum += number;
            size += Math.Abs(number);
            if (number != 0) counted++;
            if (values.Count < FewestValues) values.Add(number);
        }

        return counted >= FewestRows && values.Count == FewestValues && Math.Abs(numbers[^1] - sum) <= Rounding * size ? numbers[^1] : null;
    }
}
