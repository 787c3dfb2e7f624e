using Cdi.Studies.Results;

namespace Cdi.Reporting.Tables;

/// <summary>A column of a regression table: one estimand by one method on one sample.</summary>
/// <param name="Result">The result it is of.</param>
/// <param name="Rows">Its estimates, a term each; at least one.</param>
internal sealed record TableColumn(RecordedResult Result, IReadOnlyList<Estimate> Rows)
{
    public Estimate First => Rows[0];

    /// <summary>How a method is named in <c>compare</c>: <c>human_only @ uniform</c>.</summary>
    public string Method => $"{First.Method.Name} @ {First.Design}";

    public Estimate? Find(string term) => Rows.FirstOrDefault(row => row.Term == term);

    /// <summary>The columns of results: results and estimands in their order, of each estimand the methods that a style names.</summary>
    public static IReadOnlyList<TableColumn> Of(IReadOnlyList<RecordedResult> results, TableStyle style) =>
    [
        .. results.SelectMany(result => Estimands(result, style).SelectMany(estimand => Fits(result, estimand, style))),
    ];

    private static IEnumerable<string> Estimands(RecordedResult result, TableStyle style)
    {
        var there = result.Estimates.Select(row => row.Estimand).Distinct().ToList();
        return style.Estimands.Count == 0 ? there : style.Estimands.Where(there.Contains);
    }

    private static IEnumerable<TableColumn> Fits(RecordedResult result, string estimand, TableStyle style)
    {
        var fits = result.Estimates.Where(row => row.Estimand == estimand).GroupBy(row => (row.Method.Name, row.Design))
            .Select(rows => new TableColumn(result, [.. rows])).ToList();
        return style.Methods.Count == 0
            ? fits.Where(fit => fit.Rows.Any(row => row.Primary))
            : style.Methods.SelectMany(method => fits.Where(fit => fit.Method == method || fit.First.Method.Name == method)).Distinct();
    }
}
