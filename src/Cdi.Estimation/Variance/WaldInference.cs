using Cdi.Estimation.Numerics;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Variance;

/// <summary>Intervals and p-values of an estimate with a normal or t reference.</summary>
/// <param name="Alpha">α in (0, 1).</param>
/// <param name="Alternative">The alternative, for interval and p-value alike.</param>
/// <param name="DegreesOfFreedom">Of the t distribution, positive; null for the normal.</param>
/// <param name="Shown">The share of the variance that residuals show on average, in (0, 1]: fitting makes residuals smaller than the errors they stand
/// for.</param>
public readonly record struct WaldInference(double Alpha, Alternative Alternative, double? DegreesOfFreedom = null, double Shown = 1)
{
    /// <summary>Standard errors between the estimate and a finite end of its interval.</summary>
    public double CriticalValue => Quantile(Alternative == Alternative.TwoSided ? 1 - (Alpha / 2) : 1 - Alpha);

    /// <summary>The interval of an estimate: two-sided at ±q(1 − α/2), one-sided at q(1 − α) with one infinite end; q divided by the root of
    /// <see cref="Shown"/>.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="standardError">Its standard error, at least 0.</param>
    public (double Lower, double Upper) Interval(double estimate, double standardError) => Alternative switch
    {
        Alternative.Larger => (estimate - (CriticalValue * standardError), double.PositiveInfinity),
        Alternative.Smaller => (double.NegativeInfinity, estimate + (CriticalValue * standardError)),
        Alternative.TwoSided => (estimate - (CriticalValue * standardError), estimate + (CriticalValue * standardError)),
    };

    /// <summary>(Estimate − null)/standard error; with a standard error of 0 it is 0 at the null and infinite elsewhere.</summary>
    public static double Statistic(double estimate, double nullValue, double standardError)
    {
        var difference = estimate - nullValue;
        if (standardError > 0) return difference / standardError;
        return difference == 0 ? 0 : Math.CopySign(double.PositiveInfinity, difference);
    }

    /// <summary>The p-value of a statistic: below α exactly where <see cref="Interval"/> leaves the null out.</summary>
    public double PValue(double statistic) => Alternative switch
    {
        Alternative.Larger => LowerTail(-statistic),
        Alternative.Smaller => LowerTail(statistic),
        Alternative.TwoSided => Math.Min(1, 2 * LowerTail(-Math.Abs(statistic))),
    };

    private double Quantile(double probability) =>
        (DegreesOfFreedom is double freedom ? StudentTQuantile.Of(freedom, probability) : Normal.InvCDF(0, 1, probability)) / Math.Sqrt(Shown);

    private double LowerTail(double statistic)
    {
        var value = statistic * Math.Sqrt(Shown);
        if (double.IsInfinity(value)) return value > 0 ? 1 : 0;
        return DegreesOfFreedom is double freedom ? StudentT.CDF(0, 1, freedom, value) : Normal.CDF(0, 1, value);
    }
}
