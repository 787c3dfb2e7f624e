using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Estimates;

/// <summary>At which level each of several intervals is formed, so that all of them hold together, and what a p-value counts among the tests.</summary>
/// <remarks>
/// c is the value that the largest of the statistics of all estimates exceeds with probability α; statistics are normal with the correlations of the estimates
/// (Hothorn, Bretz and Westfall 2008). An interval whose reference is not the normal, by its degrees of freedom or another rule, is formed at the α at which
/// a normal interval ends at c, and its p-value stands for the normal statistic with that p-value.
/// </remarks>
public sealed class SimultaneousLevel
{
    private readonly NormalMaximum maximum;
    private readonly bool isTwoSided;

    internal SimultaneousLevel(double[] correlation, double alpha, Alternative alternative)
    {
        (maximum, isTwoSided) = (new NormalMaximum(correlation, alternative), alternative == Alternative.TwoSided);
        (CriticalValue, Error) = maximum.CriticalValue(alpha);
        Alpha = (isTwoSided ? 2 : 1) * Normal.CDF(0, 1, -CriticalValue);
    }

    /// <summary>α of one interval.</summary>
    public double Alpha { get; }

    /// <summary>c, standard errors to an end of a normal interval.</summary>
    public double CriticalValue { get; }

    /// <summary>How far <see cref="CriticalValue"/> may be from the exact one: three standard errors where a lattice was needed.</summary>
    public double Error { get; }

    /// <summary>The probability that the largest of the statistics is as large as one whose own p-value is p.</summary>
    /// <param name="p">In [0, 1].</param>
    public double PValue(double p) => p <= 0 ? 0 : p >= 1 ? 1 : Math.Max(p, maximum.PValue(-Normal.InvCDF(0, 1, isTwoSided ? p / 2 : p)));
}
