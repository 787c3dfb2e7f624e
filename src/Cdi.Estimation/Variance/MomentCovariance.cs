using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Variance;

/// <summary>Covariance of the mean moment over rows that are a sample of a population: Ĉov(mᵢ)/n (statistics.md §3).</summary>
internal sealed class MomentCovariance(int size)
{
    private readonly MomentSums labelled = new(size);
    private readonly MomentSums unlabelled = new(size);
    private readonly double[] moment = new double[size];
    private double[] buffer = [];

    /// <summary>Computes the covariance.</summary>
    /// <param name="equation">The equation whose moments are meant; rows it leaves out have the moment 0.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="isLabelled">ξ, for rows of the corpus.</param>
    /// <param name="conventions">Divisor and centring.</param>
    /// <returns>d × d.</returns>
    public double[] Of(in MomentEquation equation, double[] parameters, ReadOnlySpan<bool> isLabelled, VarianceConventions conventions)
    {
        Collect(equation, parameters, isLabelled);
        var result = new double[size * size];
        var isCentred = conventions.Centring != CovarianceCentring.None;
        if (conventions.Centring != CovarianceCentring.LabelledAndUnlabelled)
        {
            labelled.Add(unlabelled);
            unlabelled.Clear();
        }

        labelled.AddTo(result, isCentred, conventions.Divisor);
        unlabelled.AddTo(result, isCentred, conventions.Divisor);
        var divisor = (double)equation.Divisor * equation.Divisor;
        for (var j = 0; j < result.Length; j++) result[j] /= divisor;
        return result;
    }

    private void Collect(in MomentEquation equation, double[] parameters, ReadOnlySpan<bool> isLabelled)
    {
        labelled.Clear();
        unlabelled.Clear();
        var moments = new RowMoments(equation, parameters, ref buffer);
        while (moments.MoveNext())
        {
            for (var i = 0; i < moments.Count; i++)
            {
                SquareMatrix.CopyRow(moments.Values, moments.Count, i, moment);
                (isLabelled[equation.CorpusRow(moments.First + i)] ? labelled : unlabelled).Add(moment);
            }
        }

        labelled.Count = isLabelled.Count(true);
        unlabelled.Count = equation.Divisor - labelled.Count;
    }
}
