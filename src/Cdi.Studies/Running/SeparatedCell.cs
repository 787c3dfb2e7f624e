using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;

namespace Cdi.Studies.Running;

/// <summary>Names the rows that a model separates completely: where one column tells them, by its value, otherwise by the columns that diverge.</summary>
internal static class SeparatedCell
{
    // A column of more values than these is a number: its single rows would all be pure.
    private const int MostValues = 12;

    /// <summary>The diagnostic CDI9005 of a separation.</summary>
    /// <param name="separation">The failure.</param>
    /// <param name="material">The study.</param>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The labels that were used.</param>
    public static DataDiagnostic Diagnose(SolveFailure.Separation separation, StudyMaterial material, int estimand, DrawnSample sample)
    {
        var definition = material.Definition.Estimands[estimand];
        var (file, subject) = (material.Table.File, StudyMaterial.Subject(definition));
        var labels = material.LabelsOf(estimand, sample);
        var variable = material.LabelOf(estimand);
        var diverging = separation.Parameters.Select(index => definition.Parameters[index]).ToList();
        if (Diagnose(material, estimand, sample, definition.Columns.OrderBy(column => Rank(diverging, column))) is { } pure) return pure;

        var labelled = separation.Cell.Select(row => checked((int)row)).Where(row => !double.IsNaN(labels.Span[row])).ToList();
        return DataDiagnostics.CompleteSeparation(
            file, subject, $"that {string.Join(", ", diverging.Select(name => $"`{name}`"))} tell apart", labelled.Count,
                Common(labelled, labels.Span, variable));
    }

    /// <summary>The diagnosis where all labelled rows of one value of a column have one label; null where no column has such a cell.</summary>
    /// <param name="material">The study with its data.</param>
    /// <param name="estimand">Index of the estimand.</param>
    /// <param name="sample">The labelled rows.</param>
    /// <param name="columns">The columns, the likeliest first.</param>
    public static DataDiagnostic? Diagnose(StudyMaterial material, int estimand, DrawnSample sample, IEnumerable<string> columns)
    {
        var labels = material.LabelsOf(estimand, sample);
        foreach (var column in columns)
        {
            if (PureCell(material.Table.Numbers(column).Span, labels.Span) is not { } cell) continue;
            return DataDiagnostics.CompleteSeparation(
                material.Table.File,
                StudyMaterial.Subject(material.Definition.Estimands[estimand]),
                FormattableString.Invariant($"with {column} = {cell.Value:G6}"),
                cell.Rows,
                material.LabelOf(estimand).Describe(cell.Label));
        }

        return null;
    }

    private static int Rank(List<string> diverging, string column) => diverging.IndexOf(column) is var index and >= 0 ? index : int.MaxValue;

    /// <summary>The value of a column of few values whose labelled rows all carry one label, while other rows carry another; null where there is
    /// none.</summary>
    private static (double Value, int Rows, double Label)? PureCell(ReadOnlySpan<double> column, ReadOnlySpan<double> labels)
    {
        var cells = new SortedDictionary<double, (int Rows, double Least, double Most)>();
        for (var row = 0; row < labels.Length; row++)
        {
            if (double.IsNaN(labels[row])) continue;
            var cell = cells.TryGetValue(column[row], out var known) ? known : (Rows: 0, Least: double.PositiveInfinity, Most: double.NegativeInfinity);
            cells[column[row]] = (cell.Rows + 1, Math.Min(cell.Least, labels[row]), Math.Max(cell.Most, labels[row]));
        }

        if (cells.Count is < 2 or > MostValues) return null;
        var pure = cells.Where(cell => cell.Value.Least == cell.Value.Most).OrderBy(cell => cell.Value.Rows).ToList();
        return pure.Count == 0 ? null : (pure[0].Key, pure[0].Value.Rows, pure[0].Value.Least);
    }

    private static string Common(List<int> rows, ReadOnlySpan<double> labels, EstimandLabel variable)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var row in rows) (least, most) = (Math.Min(least, labels[row]), Math.Max(most, labels[row]));
        return rows.Count > 0 && least == most ? variable.Describe(least) : $"the `{variable.Name}` that these columns predict";
    }
}
