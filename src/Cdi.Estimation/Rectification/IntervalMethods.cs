using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The methods behind the words of <see cref="IntervalRule"/>.</summary>
internal static class IntervalMethods
{
    private static readonly WaldInterval Wald = new();
    private static readonly FiniteSampleInterval FiniteSample = new();
    private static readonly TestInversionInterval TestInversion = new();
    private static readonly PercentileInterval Percentile = new();
    private static readonly BasicInterval Basic = new();
    private static readonly BiasCorrectedInterval BiasCorrected = new();
    private static readonly StudentisedInterval Studentised = new();

    /// <summary>The method of a word.</summary>
    public static IIntervalMethod For(IntervalRule rule) => rule switch
    {
        IntervalRule.Wald => Wald,
        IntervalRule.FiniteSample => FiniteSample,
        IntervalRule.TestInversion => TestInversion,
        IntervalRule.Percentile => Percentile,
        IntervalRule.Basic => Basic,
        IntervalRule.BiasCorrected => BiasCorrected,
        IntervalRule.Studentised => Studentised,
        _ => throw new NotSupportedException($"No method of intervals is known for {rule}."),
    };
}
