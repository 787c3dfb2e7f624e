namespace Cdi.Estimation.Variance;

/// <summary>Intervals and tests whose variance is taken at the value that is tested, V(θ₀) = V̂ + s |θ₀ − θ̂|, as Wilson's interval of a share does
/// (statistics.md §11).</summary>
/// <remarks>
/// A share of 1 % and the errors of a model that is right in 99 of 100 texts are counts of rare events: where few were seen, V̂ is too small exactly where the
/// estimate is too low. Solving (θ̂ − θ₀)² = q² V(θ₀) for θ₀ gives the ends. With s = (1 − 2θ̂)/m it is Wilson's interval but for a term of order 1/m²; with
/// s = 0 it is Wald's. Wilson (1927); Tango (1998) for differences of paired labels.
/// </remarks>
/// <param name="Reference">Level, alternative and distribution of the statistic.</param>
/// <param name="Variance">V̂, at least 0.</param>
/// <param name="SlopeAbove">s for values above the estimate.</param>
/// <param name="SlopeBelow">s for values below the estimate.</param>
internal readonly record struct ScoreInference(WaldInference Reference, double Variance, double SlopeAbove, double SlopeBelow)
{
    // V(θ₀) is a tangent, which far from the estimate would become negative; a quarter of V̂ halves the width at most.
    private const double LeastShareOfVariance = 0.25;

    // By how much of V̂ the square of a score interval's half-length over q² exceeds V̂ for a share of two events: what is usual of such an interval.
    private const double UsualExcess = 0.5;

    /// <summary>Least distances of the ends above and below the estimate, where what is left to chance is counted and no variance describes it; 0
    /// elsewhere.</summary>
    public (double Above, double Below) Unseen { get; init; }

    /// <summary>The interval; one-sided ones have one infinite end.</summary>
    /// <param name="estimate">θ̂, on the scale of the target's function.</param>
    public (double Lower, double Upper) Interval(double estimate)
    {
        var (below, above) = Distances();
        return Reference.Alternative switch
        {
            Alternative.Larger => (estimate - below, double.PositiveInfinity),
            Alternative.Smaller => (double.NegativeInfinity, estimate + above),
            Alternative.TwoSided => (estimate - below, estimate + above),
        };
    }

    /// <summary>The variance that the interval shows: V̂, or (L/q)² − V̂/2 where that is larger, L half of the interval's length (all of it to the end of a
    /// one-sided one). An interval that is long because of labels not seen then has a standard error to match.</summary>
    public double ShownVariance()
    {
        var (below, above) = Distances();
        var half = Reference.Alternative switch
        {
            Alternative.Larger => below,
            Alternative.Smaller => above,
            Alternative.TwoSided => (below + above) / 2,
        };
        var perError = half / Reference.CriticalValue;
        return Math.Max(Variance, (perError * perError) - (UsualExcess * Variance));
    }

    /// <summary>(θ̂ − θ₀)/√V(θ₀): beyond the quantile exactly where <see cref="Interval"/> leaves θ₀ out.</summary>
    /// <param name="estimate">θ̂.</param>
    /// <param name="nullValue">θ₀.</param>
    public double Statistic(double estimate, double nullValue)
    {
        var difference = estimate - nullValue;
        var slope = difference < 0 ? SlopeAbove : SlopeBelow;
        var variance = Math.Max(Variance + (slope * Math.Abs(difference)), LeastShareOfVariance * Variance);
        var statistic = WaldInference.Statistic(estimate, nullValue, Math.Sqrt(variance));
        var least = difference < 0 ? Unseen.Above : Unseen.Below;
        var limit = Reference.CriticalValue * Math.Abs(difference) / least;
        return Math.Abs(difference) < least && limit < Math.Abs(statistic) ? Math.CopySign(limit, statistic) : statistic;
    }

    private (double Below, double Above) Distances() =>
        (Math.Max(Distance(SlopeBelow), Unseen.Below), Math.Max(Distance(SlopeAbove), Unseen.Above));

    private double Distance(double slope)
    {
        var quantile = Reference.CriticalValue;
        var half = quantile * quantile * slope / 2;
        var distance = half + Math.Sqrt((half * half) + (quantile * quantile * Variance));
        var isTooSmall = Variance + (slope * distance) < LeastShareOfVariance * Variance;
        return isTooSmall ? quantile * Math.Sqrt(LeastShareOfVariance * Variance) : distance;
    }
}
