using MathNet.Numerics;

namespace Cdi.Estimation.Variance;

/// <summary>A test of instruments: F with two degrees of freedom, or χ² with one.</summary>
/// <param name="Statistic">F, or χ².</param>
/// <param name="Freedom">Degrees of freedom of what is tested.</param>
/// <param name="Residual">Those of the residuals; null of χ².</param>
/// <param name="PValue">The probability of so large a statistic where nothing is amiss.</param>
public sealed record InstrumentTest(double Statistic, int Freedom, int? Residual, double PValue)
{
    /// <summary>An F test; p as the upper tail itself, so that small ones keep their digits.</summary>
    internal static InstrumentTest F(double statistic, int freedom, int residual) => new(statistic, freedom, residual,
        SpecialFunctions.BetaRegularized(residual / 2.0, freedom / 2.0, residual / (residual + (freedom * statistic))));

    /// <summary>A χ² test.</summary>
    internal static InstrumentTest ChiSquared(double statistic, int freedom) =>
        new(statistic, freedom, null, SpecialFunctions.GammaUpperRegularized(freedom / 2.0, statistic / 2));
}
