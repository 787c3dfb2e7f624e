using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Tests;

/// <summary>The ends of an interval that a test expects to be there.</summary>
internal static class IntervalEnds
{
    public static double LowerEnd(this TargetEstimate estimate) => Assert.NotNull(estimate.Lower);

    public static double UpperEnd(this TargetEstimate estimate) => Assert.NotNull(estimate.Upper);
}
