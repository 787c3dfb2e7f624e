namespace Cdi.Reporting;

/// <summary>A term of an estimand by one method, with numbers of labels.</summary>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Term">Name of the term.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Design">How texts were drawn.</param>
/// <param name="Scale">Scale of its interval.</param>
/// <param name="IsPrimary">Whether it is what the estimand asks for, by the method and the draw of the study.</param>
/// <param name="Answers">What is said of it, in sentences.</param>
/// <param name="Points">The forecasts, by number of labels; none where the labels that are there say nothing of it.</param>
public sealed record PlanCurve(
    string Estimand, string Term, string Method, string Design, string Scale, bool IsPrimary, IReadOnlyList<string> Answers, IReadOnlyList<PlanPoint> Points);
