using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Cdi.Estimation.Multiplicity;

/// <summary>Statistics λᵢY + √(1 − λᵢ²)Xᵢ with independent normal Y and Xᵢ: given Y they are independent, and one integral is left (Dunnett and Sobel
/// 1955).</summary>
/// <param name="loadings">λ, each in (−1, 1).</param>
/// <param name="isTwoSided">Whether |Zᵢ| is bounded, and not Zᵢ.</param>
internal sealed class OneFactorBlock(double[] loadings, bool isTwoSided) : INormalBlock
{
    // Correlations are products of loadings up to this.
    private const double Rounding = 1e-12;

    // √(1 − λ²) below this is left to quadrature that turns with the integrand.
    private const double LargestLoading = 0.9999;

    // Beyond it a normal has a probability of 10⁻¹⁸.
    private const double Far = 8.75;

    private const double Accuracy = 1e-12;

    private const int Depth = 20;

    /// <summary>λ with rᵢⱼ = λᵢλⱼ; null where there are none.</summary>
    /// <param name="correlation">k × k, of which no row is uncorrelated with all others.</param>
    /// <param name="count">k.</param>
    public static double[]? LoadingsOf(double[] correlation, int count)
    {
        if (count == 1) return [0];
        var loadings = new double[count];
        if (count == 2)
        {
            var root = Math.Sqrt(Math.Abs(correlation[1]));
            return root > LargestLoading ? null : [root, Math.CopySign(root, correlation[1])];
        }

        for (var i = 0; i < count; i++)
        {
            var (j, k) = (i == 0 ? 1 : 0, i == count - 1 ? count - 2 : count - 1);
            var square = correlation[(i * count) + j] * correlation[(i * count) + k] / correlation[(j * count) + k];
            if (!(square >= 0 && square <= LargestLoading * LargestLoading)) return null;
            loadings[i] = Math.Sqrt(square);
            if (i > 0) loadings[i] = Math.CopySign(loadings[i], correlation[i]);
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Abs(correlation[(i * count) + j] - (loadings[i] * loadings[j])) > Rounding) return null;
            }
        }

        return loadings;
    }

    /// <inheritdoc/>
    public (double Value, double Error) Within(double bound)
    {
        if (loadings is [0]) return (isTwoSided ? Normal.CDF(0, 1, bound) - Normal.CDF(0, 1, -bound) : Normal.CDF(0, 1, bound), 0);
        var (value, error) = (0.0, 0.0);
        foreach (var (from, to) in new[] { (-Far, -bound), (-bound, 0), (0, bound), (bound, Far) })
        {
            if (from >= to) continue;
            value += GaussKronrodRule.Integrate(At, from, to, out var off, out _, Accuracy, Depth, 21);
            error += off;
        }

        return (value, error);

        double At(double factor)
        {
            var product = Normal.PDF(0, 1, factor);
            foreach (var loading in loadings)
            {
                var (centre, scale) = (loading * factor, Math.Sqrt(1 - (loading * loading)));
                var above = Normal.CDF(0, 1, (bound - centre) / scale);
                product *= isTwoSided ? above - Normal.CDF(0, 1, (-bound - centre) / scale) : above;
            }

            return product;
        }
    }
}
