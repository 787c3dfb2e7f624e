using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Multiplicity;

/// <summary>Statistics that many independent normals make up: the mean over the points of Richtmyer's lattice, shifted several times, of Genz's product of
/// conditional probabilities (Genz and Bretz 2009, §4.2).</summary>
/// <remarks>Lattice and shifts are the same in every computation, so that a probability is a function of its bound that rises, and results have the same bits
/// everywhere.</remarks>
/// <param name="form">The statistics.</param>
/// <param name="isTwoSided">Whether |Zᵢ| is bounded, and not Zᵢ.</param>
internal sealed class LatticeBlock(TriangularForm form, bool isTwoSided) : INormalBlock
{
    private const int Shifts = 12;

    private const int Points = 4093;

    private const double StandardErrors = 3;

    // Fractional part of the golden section, by which shifts are spread.
    private const double Golden = 0.618033988749894848;

    private readonly double[] generators = [.. Primes().Take(form.Rank).Select(prime => Math.Sqrt(prime) % 1)];

    /// <inheritdoc/>
    public (double Value, double Error) Within(double bound)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var shift = 0; shift < Shifts; shift++)
        {
            var mean = MeanOf(shift, bound);
            (sum, squares) = (sum + mean, squares + (mean * mean));
        }

        var value = sum / Shifts;
        var variance = Math.Max(0, (squares / Shifts) - (value * value)) / (Shifts - 1);
        return (value, StandardErrors * Math.Sqrt(variance));
    }

    private double MeanOf(int shift, double bound)
    {
        var (known, sum) = (new double[form.Rank], 0.0);
        for (var point = 1; point <= Points; point++)
        {
            var product = 1.0;
            for (var step = 0; step < form.Rank && product > 0; step++)
            {
                var (least, most) = form.Limits(step, known, bound, isTwoSided);
                var (below, above) = (Normal.CDF(0, 1, least), Normal.CDF(0, 1, most));
                product *= above - below;
                if (step == form.Rank - 1 || product <= 0) break;
                var place = ((point * generators[step]) + (shift * Golden * (step + 1))) % 1;

                // Folded, so that the integrand is as periodic as the lattice.
                var folded = Math.Abs((2 * place) - 1);
                known[step] = Math.Clamp(Normal.InvCDF(0, 1, below + (folded * (above - below))), -9, 9);
            }

            sum += product;
        }

        return sum / Points;
    }

    private static IEnumerable<int> Primes()
    {
        for (var number = 2; ; number++)
        {
            if (Enumerable.Range(2, number - 2).TakeWhile(each => each * each <= number).All(each => number % each != 0)) yield return number;
        }
    }
}
