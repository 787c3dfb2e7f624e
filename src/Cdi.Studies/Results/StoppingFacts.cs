using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Results;

/// <summary>When the sampling of a study stopped whose intervals hold whenever it does.</summary>
/// <param name="Rule">The rule as written, <c>half_width &lt;= 0.03</c>.</param>
/// <param name="Labels">Labels when it stopped.</param>
/// <param name="Budget">Labels that could be spent.</param>
/// <param name="IsMet">Whether the rule is met; otherwise the budget is spent.</param>
/// <param name="CriticalValue">c: standard errors from an estimate to an end of its interval, where the reference is the normal.</param>
/// <param name="Level">With which probability all intervals of an estimate hold together that are formed after rounds.</param>
public sealed record StoppingFacts(string Rule, Labels Labels, Labels Budget, bool IsMet, double CriticalValue, double Level);
