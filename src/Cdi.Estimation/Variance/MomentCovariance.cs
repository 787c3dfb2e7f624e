using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Variance;

/// <summary>Covariance of the mean moment over rows that are a sample of a population: Ĉov(mᵢ)/n (statistics.md §3).</summary>
internal sealed class MomentCovariance(int size)
{
    private readonly MomentSums[] sums = [new(size), new(size)];

    /// <summary>Computes the covariance.</summary>
    /// <param name="moments">The moments that are meant; rows that do not enter have the moment 0.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="labelled">Rows of the corpus that have a label, ascending.</param>
    /// <param name="conventions">Divisor and centring.</param>
    /// <returns>d × d.</returns>
    public double[] Of(IMoments moments, double[] parameters, ReadOnlyMemory<int> labelled, VarianceConventions conventions)
    {
        var result = new double[size * size];
        var isUnbiased = conventions.Divisor == CovarianceDivisor.RowsMinusOne;
        foreach (var each in sums) each.Clear();
        if (conventions.Centring == CovarianceCentring.LabelledAndUnlabelled)
        {
            moments.AddProducts(parameters, new LabelCodes(labelled), sums);
            sums[0].Count = labelled.Length;
            sums[1].Count = moments.Divisor - labelled.Length;
            foreach (var each in sums) each.AddTo(result, true, isUnbiased);
        }
        else
        {
            moments.AddProducts(parameters, null, sums);
            sums[0].Count = moments.Divisor;
            sums[0].AddTo(result, conventions.Centring != CovarianceCentring.None, isUnbiased);
        }

        var divisor = (double)moments.Divisor * moments.Divisor;
        for (var j = 0; j < result.Length; j++) result[j] /= divisor;
        return result;
    }

    // 0 of labelled rows, 1 of others.
    private sealed class LabelCodes(ReadOnlyMemory<int> labelled) : IRowValues<int>
    {
        public void Read(long first, Span<int> values)
        {
            values.Fill(1);
            var place = labelled.Span.BinarySearch((int)first);
            for (var k = place < 0 ? ~place : place; k < labelled.Length && labelled.Span[k] < first + values.Length; k++)
                values[(int)(labelled.Span[k] - first)] = 0;
        }
    }
}
