using Cdi.Estimation.Numerics;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Variance;

/// <summary>Estimated covariance, over repeated draws from this corpus, of two weighted totals Σ ξᵢxᵢ/πᵢ and Σ ξᵢyᵢ/πᵢ (statistics.md §3, corpus).</summary>
/// <remarks>
/// Poisson draws: Σ ξ(1 − π)/π² x yᵀ. Fixed size, per stratum: m/(m − 1) Σ (1 − π)(x/π − Bₓ)(y/π − B_y)ᵀ with B = Σ(1 − π)x/π / Σ(1 − π), the estimator of
/// Hájek (1964) and Deville (1999); m counts the drawn rows with π &lt; 1. A stratum with one such row says nothing about its own spread: it is taken
/// as an independent draw, which overstates its variance.
/// </remarks>
internal sealed class DrawCovariance(int size)
{
    private readonly double[] deviationX = new double[size];
    private readonly double[] deviationY = new double[size];
    private int[] drawn = [];
    private double[] spare = [];
    private double[] centresX = [];
    private double[] centresY = [];

    /// <summary>Strata of a fixed-size draw with exactly one drawn row with π &lt; 1, in the last computation.</summary>
    public int SingleRowStrata { get; private set; }

    /// <summary>Forgets the last computation.</summary>
    public void Reset() => SingleRowStrata = 0;

    /// <summary>Computes the covariance; exactly symmetric where x and y are the same.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="x">m × d, column-major.</param>
    /// <param name="y">m × d, column-major.</param>
    /// <param name="draw">How they were drawn.</param>
    /// <returns>d × d.</returns>
    public double[] Between(LabelledRows rows, ReadOnlySpan<double> x, ReadOnlySpan<double> y, SampleDraw draw)
    {
        var result = new double[size * size];
        SingleRowStrata = 0;
        if (draw.IsFixedSize) FindCentres(rows, x, y, draw.Strata.Span);
        var index = rows.Index.Span;
        var probability = rows.Probability;
        for (var k = 0; k < rows.Count; k++)
        {
            var certainty = 1 - probability[k];
            if (certainty <= 0) continue;
            var stratum = draw.IsFixedSize ? StratumOf(draw.Strata.Span, index[k]) : -1;
            var isCentred = stratum >= 0 && drawn[stratum] > 1;
            Deviate(x, rows.Count, k, probability[k], isCentred ? centresX.AsSpan(stratum * size, size) : [], deviationX);
            Deviate(y, rows.Count, k, probability[k], isCentred ? centresY.AsSpan(stratum * size, size) : [], deviationY);
            var correction = isCentred ? drawn[stratum] / (drawn[stratum] - 1.0) : 1;
            SquareMatrix.AddOuter(result, deviationX, deviationY, certainty * correction);
        }

        return result;
    }

    private static int StratumOf(ReadOnlySpan<int> strata, int row) => strata.IsEmpty ? 0 : strata[row];

    private static void Deviate(ReadOnlySpan<double> values, int stride, int row, double probability, ReadOnlySpan<double> centre, Span<double> deviation)
    {
        SquareMatrix.CopyRow(values, stride, row, deviation);
        for (var j = 0; j < deviation.Length; j++) deviation[j] = (deviation[j] / probability) - (centre.IsEmpty ? 0 : centre[j]);
    }

    private void FindCentres(LabelledRows rows, ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<int> strata)
    {
        var index = rows.Index.Span;
        var probability = rows.Probability;
        ClearStrata(strata, index);
        for (var k = 0; k < rows.Count; k++)
        {
            var chance = 1 - probability[k];
            if (chance <= 0) continue;
            var stratum = StratumOf(strata, index[k]);
            drawn[stratum]++;
            spare[stratum] += chance;
            for (var j = 0; j < size; j++)
            {
                centresX[(stratum * size) + j] += chance * x[(j * rows.Count) + k] / probability[k];
                centresY[(stratum * size) + j] += chance * y[(j * rows.Count) + k] / probability[k];
            }
        }

        DivideCentres();
    }

    private void DivideCentres()
    {
        for (var stratum = 0; stratum < drawn.Length; stratum++)
        {
            if (drawn[stratum] == 1) SingleRowStrata++;
            if (drawn[stratum] == 0) continue;
            for (var j = 0; j < size; j++)
            {
                centresX[(stratum * size) + j] /= spare[stratum];
                centresY[(stratum * size) + j] /= spare[stratum];
            }
        }
    }

    private void ClearStrata(ReadOnlySpan<int> strata, ReadOnlySpan<int> index)
    {
        var count = 1;
        foreach (var row in index) count = Math.Max(count, StratumOf(strata, row) + 1);
        if (drawn.Length < count)
        {
            (drawn, spare) = (new int[count], new double[count]);
            (centresX, centresY) = (new double[count * size], new double[count * size]);
        }

        Array.Clear(drawn);
        Array.Clear(spare);
        Array.Clear(centresX);
        Array.Clear(centresY);
    }
}
