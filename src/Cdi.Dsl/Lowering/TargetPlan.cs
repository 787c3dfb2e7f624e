using Cdi.Dsl.Losses;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>A reported function of the parameters.</summary>
/// <param name="Term">Name in the results, as R prints it: <c>(Intercept)</c>, <c>hedge</c>, <c>a:b</c>; <c>share</c> for a prevalence.</param>
/// <param name="Value">Function of the parameters only, on the scale on which the interval is formed (log for ratios, log odds for a share that asks for
/// it).</param>
/// <param name="Scale">How the value is reported, and on what its interval is formed.</param>
public sealed record TargetPlan(string Term, LossExpression Value, TargetScale Scale)
{
    /// <summary>What is averaged over rows, the column at position k of <see cref="Value"/> being the average of function k; null for a function of the
    /// parameters alone.</summary>
    public RowAveragesPlan? Rows { get; init; }
}
