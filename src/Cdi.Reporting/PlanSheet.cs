using Cdi.Studies.Results;

namespace Cdi.Reporting;

/// <summary>A plan as a report shows it.</summary>
/// <param name="Pilot">The study with the labels that are there.</param>
/// <param name="Curves">Every term by every method.</param>
/// <param name="Power">The probability with which a difference shall be found.</param>
/// <param name="Currency">Currency of prices; null where there are none.</param>
/// <param name="Caution">What the forecasts take for granted.</param>
/// <param name="Json">The plan for programs, a document that begins as those of reports do: <c>schema</c>, then <c>tool</c>.</param>
public sealed record PlanSheet(StudyResult Pilot, IReadOnlyList<PlanCurve> Curves, double Power, string? Currency, string Caution, string Json);
