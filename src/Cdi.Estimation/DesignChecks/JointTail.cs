using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.DesignChecks;

/// <summary>Wald's test of several totals at once, with a generalised inverse of their covariance under the design.</summary>
internal sealed class JointTail
{
    // Directions with less variance than this share of the largest are combinations of others.
    private const double Dependent = 1e-9;
    private const double WorthRedrawing = 0.05;
    private const int MostDraws = 40_000;
    private const int EnoughExtremes = 40;

    // Above this many values in one draw, sums over draws are normal enough and draws too long.
    private const int LargestDraw = 20_000;

    private readonly DrawnUnits units;
    private readonly IReadOnlyList<TotalUnderDesign> totals;
    private readonly double[][] directions;

    /// <summary>Prepares the test.</summary>
    /// <param name="units">The units.</param>
    /// <param name="totals">The totals; none is fixed by the design.</param>
    public JointTail(DrawnUnits units, IReadOnlyList<TotalUnderDesign> totals)
    {
        (this.units, this.totals) = (units, totals);

        // Singular values of what is symmetric and has no negative eigenvalue are its eigenvalues, in descending order.
        var decomposition = Correlations().Svd(computeVectors: true);
        var (values, vectors) = (decomposition.S, decomposition.U);
        directions =
        [
            .. Enumerable.Range(0, totals.Count).Where(j => values[j] > Dependent * values[0])
                .Select(j => Enumerable.Range(0, totals.Count).Select(k => vectors[k, j] / Math.Sqrt(values[j] * totals[k].Variance)).ToArray()),
        ];
        Statistic = Quadratic([.. totals.Select(total => total.Value)]);
    }

    /// <summary>Linearly independent totals.</summary>
    public int Rank => directions.Length;

    /// <summary>TᵀV⁻T.</summary>
    public double Statistic { get; }

    /// <summary>The p-value, and whether it comes from draws: where χ² says below .05, and draws are short.</summary>
    /// <param name="seed">Seed of the study.</param>
    /// <param name="isEnough">Whether χ² is enough: single quantities already tell that the declaration is wrong, or nothing depends on the answer.</param>
    /// <param name="cancellation">Ends the drawing.</param>
    public (double PValue, TailMethod Tail) PValue(ulong seed, bool isEnough, CancellationToken cancellation)
    {
        var smooth = 1 - ChiSquared.CDF(Rank, Statistic);
        var drawn = units.Drawn.AsSpan().Count(true);
        return smooth >= WorthRedrawing || isEnough || drawn * totals.Count > LargestDraw
            ? (smooth, TailMethod.Moments)
            : (Redrawn(seed, cancellation), TailMethod.Redrawn);
    }

    private double Redrawn(ulong seed, CancellationToken cancellation)
    {
        var redraw = new DesignRedraw(units, _ => true, seed, totals.Count + 1);
        var expected = totals.Select(Expected).ToArray();
        var deviations = new double[totals.Count];
        var (draws, extremes) = (0, 0);
        while (draws < MostDraws && extremes < EnoughExtremes)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(deviations);
            foreach (var unit in redraw.Draw())
            {
                for (var k = 0; k < deviations.Length; k++) deviations[k] += totals[k].Scaled[unit];
            }

            for (var k = 0; k < deviations.Length; k++) deviations[k] -= expected[k];
            draws++;
            if (Quadratic(deviations) >= Statistic * (1 - 1e-9)) extremes++;
        }

        return extremes == EnoughExtremes ? (double)extremes / draws : (extremes + 1.0) / (draws + 1);
    }

    private double Expected(TotalUnderDesign total)
    {
        var sum = 0.0;
        for (var unit = 0; unit < units.Count; unit++) sum += units.Probability[unit] * total.Scaled[unit];
        return sum;
    }

    private double Quadratic(double[] deviations)
    {
        var sum = 0.0;
        foreach (var direction in directions)
        {
            var along = 0.0;
            for (var k = 0; k < deviations.Length; k++) along += direction[k] * deviations[k];
            sum += along * along;
        }

        return sum;
    }

    private Matrix<double> Correlations()
    {
        var correlations = Matrix<double>.Build.Dense(totals.Count, totals.Count);
        for (var j = 0; j < totals.Count; j++)
        {
            for (var k = 0; k <= j; k++) correlations[j, k] = correlations[k, j] = Correlation(j, k);
        }

        return correlations;
    }

    private double Correlation(int j, int k)
    {
        var (sum, left, right, probability) = (0.0, totals[j].Scaled, totals[k].Scaled, units.Probability);
        for (var stratum = 0; stratum < units.StratumCount; stratum++)
        {
            var (part, from, to) = (0.0, units.Starts[stratum], units.Starts[stratum + 1]);
            for (var unit = from; unit < to; unit++) part += probability[unit] * (1 - probability[unit]) * left[unit] * right[unit];
            sum += units.IsFixedSize && to - from > 1 ? part * (to - from) / (to - from - 1) : part;
        }

        return sum / Math.Sqrt(totals[j].Variance * totals[k].Variance);
    }
}
