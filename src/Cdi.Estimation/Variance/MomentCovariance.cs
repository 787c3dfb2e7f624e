using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Variance;

/// <summary>Covariance of the mean moment over rows that are a sample of a population: Ĉov(mᵢ)/n (statistics.md §3).</summary>
internal sealed class MomentCovariance(int size)
{
    private readonly MomentSums[] sums = [new(size), new(size)];
    private int[] codes = [];

    /// <summary>Computes the covariance.</summary>
    /// <param name="moments">The moments that are meant; rows that do not enter have the moment 0.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="isLabelled">ξ, for rows of the corpus.</param>
    /// <param name="conventions">Divisor and centring.</param>
    /// <returns>d × d.</returns>
    public double[] Of(IMoments moments, double[] parameters, ReadOnlySpan<bool> isLabelled, VarianceConventions conventions)
    {
        var result = new double[size * size];
        var isUnbiased = conventions.Divisor == CovarianceDivisor.RowsMinusOne;
        foreach (var each in sums) each.Clear();
        if (conventions.Centring == CovarianceCentring.LabelledAndUnlabelled)
        {
            moments.AddProducts(parameters, CodesOf(isLabelled), sums);
            sums[0].Count = isLabelled.Count(true);
            sums[1].Count = isLabelled.Count(false);
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

    private RowValues<int> CodesOf(ReadOnlySpan<bool> isLabelled)
    {
        if (codes.Length < isLabelled.Length) codes = new int[isLabelled.Length];
        for (var row = 0; row < isLabelled.Length; row++) codes[row] = isLabelled[row] ? 0 : 1;
        return new RowValues<int>(codes.AsMemory(0, isLabelled.Length));
    }
}
