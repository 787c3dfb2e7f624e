using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace Cdi.Estimation.Multiplicity;

/// <summary>The range of k means over their estimated deviation: Tukey's reference for all pairwise differences of groups of one size.</summary>
/// <remarks>P(Q ≤ q) = E W(qs), W(w) = k ∫ φ(z)[Φ(z) − Φ(z − w)]^(k−1) dz, s = √(χ²/ν). A difference of two means has the critical value q/√2 on its own
/// standard error.</remarks>
public sealed class StudentisedRange
{
    private const double Far = 8.75;

    private const int Deviations = 64;

    private const double RootAccuracy = 1e-11;

    private static readonly GaussLegendreRule Rule = new(-Far, Far, 200);

    private readonly int groups;
    private readonly (double Deviation, double Weight)[] deviations;

    /// <summary>The range of several means.</summary>
    /// <param name="groups">k, at least 2.</param>
    /// <param name="freedom">ν, positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">k or ν is too small.</exception>
    public StudentisedRange(int groups, double freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        if (!(freedom > 0 && double.IsFinite(freedom))) throw new ArgumentOutOfRangeException(nameof(freedom));
        (this.groups, deviations) = (groups, RootMeanSquares.Of(freedom, Deviations));
    }

    /// <summary>P(Q ≤ q).</summary>
    /// <param name="range">q, at least 0.</param>
    public double Within(double range) => deviations.Sum(each => each.Weight * OfNormals(range * each.Deviation));

    /// <summary>q with P(Q ≤ q) = 1 − α.</summary>
    /// <param name="alpha">α in (0, 1).</param>
    public double CriticalValue(double alpha)
    {
        var most = 4.0;
        while (Within(most) < 1 - alpha) most *= 2;
        return Brent.FindRoot(range => Within(range) - (1 - alpha), 0, most, RootAccuracy, 200);
    }

    private double OfNormals(double range)
    {
        var sum = 0.0;
        for (var node = 0; node < Rule.Order; node++)
        {
            // Symmetric about half the range.
            var z = Rule.GetAbscissa(node) + (range / 2);
            sum += Rule.GetWeight(node) * Normal.PDF(0, 1, z) * Math.Pow(Normal.CDF(0, 1, z) - Normal.CDF(0, 1, z - range), groups - 1);
        }

        return groups * sum;
    }
}
