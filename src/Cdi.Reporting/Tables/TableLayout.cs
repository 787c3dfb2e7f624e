namespace Cdi.Reporting.Tables;

/// <summary>The words of a regression table, before they are markup of any kind. Each line has a label and a cell for each column.</summary>
/// <param name="Caption">What the table shows.</param>
/// <param name="Head">Lines above the rule.</param>
/// <param name="Body">Estimates, and below each what is in <see cref="TableStyle.Statistic"/>.</param>
/// <param name="Foot">Facts of the columns.</param>
/// <param name="Notes">Sentences below the table.</param>
/// <param name="Provenance">What the columns were made of, a line for each result.</param>
internal sealed record TableLayout(
    string Caption,
    IReadOnlyList<TableLine> Head,
    IReadOnlyList<TableLine> Body,
    IReadOnlyList<TableLine> Foot,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Provenance);
