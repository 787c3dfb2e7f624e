using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Numerics;

/// <summary>Probabilities of a binomial number, cut where nothing is left.</summary>
internal static class BinomialDistribution
{
    private const double Left = 1e-12;

    /// <summary>P(X = 0), P(X = 1), …, up to the number above which less than 10⁻¹² is left, or n.</summary>
    /// <param name="trials">n, at least 0.</param>
    /// <param name="chance">p in [0, 1].</param>
    public static double[] Probabilities(int trials, double chance)
    {
        var probabilities = new List<double>();
        var sum = 0.0;
        for (var count = 0; count <= trials && (sum < 1 - Left || count <= trials * chance); count++)
        {
            probabilities.Add(Binomial.PMF(chance, trials, count));
            sum += probabilities[^1];
        }

        return [.. probabilities];
    }
}
