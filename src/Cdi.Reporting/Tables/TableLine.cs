namespace Cdi.Reporting.Tables;

/// <summary>A line of a regression table.</summary>
/// <param name="Label">Its first cell; empty below an estimate.</param>
/// <param name="Cells">A cell for each column.</param>
internal sealed record TableLine(string Label, IReadOnlyList<string> Cells);
