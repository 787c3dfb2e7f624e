using Cdi.Estimation.Variance;
using MathNet.Numerics.RootFinding;

namespace Cdi.Estimation.Multiplicity;

/// <summary>The largest of several statistics that are divided by one estimated deviation: correlated normals over √(χ²/ν) (Dunnett 1955).</summary>
/// <remarks>Probabilities are those of <see cref="NormalMaximum"/>, averaged over the deviation.</remarks>
public sealed class StudentMaximum
{
    // P(no statistic is beyond c) is smooth in the deviation.
    private const int Nodes = 64;

    private const double RootAccuracy = 1e-11;

    private readonly NormalMaximum normal;
    private readonly (double Deviation, double Weight)[] deviations;
    private readonly double freedom;
    private readonly bool isTwoSided;
    private readonly int count;

    /// <summary>The maximum of statistics with a common deviation.</summary>
    /// <param name="correlation">k × k, row by row.</param>
    /// <param name="alternative">Two sides for the largest size, one side for the largest value.</param>
    /// <param name="freedom">ν, degrees of freedom of the deviation; positive.</param>
    /// <exception cref="ArgumentException">As of <see cref="NormalMaximum"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">ν is not positive and finite.</exception>
    public StudentMaximum(ReadOnlySpan<double> correlation, Alternative alternative, double freedom)
    {
        if (!(freedom > 0 && double.IsFinite(freedom))) throw new ArgumentOutOfRangeException(nameof(freedom));
        normal = new NormalMaximum(correlation, alternative);
        (this.freedom, isTwoSided, count) = (freedom, alternative == Alternative.TwoSided, (int)Math.Sqrt(correlation.Length));
        deviations = RootMeanSquares.Of(freedom, Nodes);
    }

    /// <summary>P(no statistic is beyond c).</summary>
    /// <param name="bound">c.</param>
    public double Within(double bound)
    {
        var sum = 0.0;
        foreach (var (deviation, weight) in deviations) sum += weight * normal.Within(bound * deviation).Value;
        return sum;
    }

    /// <summary>c with P(no statistic is beyond c) = 1 − α.</summary>
    /// <param name="alpha">α in (0, 1).</param>
    public double CriticalValue(double alpha)
    {
        var one = new WaldInference(alpha, isTwoSided ? Alternative.TwoSided : Alternative.Larger, freedom).CriticalValue;
        var most = new WaldInference(alpha / count, isTwoSided ? Alternative.TwoSided : Alternative.Larger, freedom).CriticalValue;
        return Excess(one) >= 0 ? one : Brent.FindRoot(Excess, one, most + 1e-6, RootAccuracy, 100);

        double Excess(double bound) => Within(bound) - (1 - alpha);
    }

    /// <summary>The single-step p-value of a statistic.</summary>
    /// <param name="statistic">In the direction of the alternative; its size counts against two sides.</param>
    public double PValue(double statistic) => Math.Clamp(1 - Within(isTwoSided ? Math.Abs(statistic) : statistic), 0, 1);
}
