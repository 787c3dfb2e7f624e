using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Variance;

/// <summary>Covariance of the mean moment over rows that are a sample of a population: Ĉov(mᵢ)/n (statistics.md §3).</summary>
internal sealed class MomentCovariance(int size)
{
    private readonly MomentSums sums = new(size);
    private double[] buffer = [];
    private double[] chosen = [];

    /// <summary>Computes the covariance.</summary>
    /// <param name="equation">The equation whose moments are meant; rows it leaves out have the moment 0.</param>
    /// <param name="parameters">θ.</param>
    /// <param name="isLabelled">ξ, for rows of the corpus.</param>
    /// <param name="conventions">Divisor and centring.</param>
    /// <returns>d × d.</returns>
    public double[] Of(in MomentEquation equation, double[] parameters, ReadOnlySpan<bool> isLabelled, VarianceConventions conventions)
    {
        var result = new double[size * size];
        if (conventions.Centring == CovarianceCentring.LabelledAndUnlabelled)
        {
            AddGroup(equation, parameters, isLabelled, true, result, conventions.Divisor);
            AddGroup(equation, parameters, isLabelled, false, result, conventions.Divisor);
        }
        else
        {
            sums.Clear();
            var moments = new RowMoments(equation, parameters, ref buffer);
            while (moments.MoveNext()) sums.Add(moments.Values, moments.Count);
            sums.Count = equation.Divisor;
            sums.AddTo(result, conventions.Centring != CovarianceCentring.None, conventions.Divisor);
        }

        var divisor = (double)equation.Divisor * equation.Divisor;
        for (var j = 0; j < result.Length; j++) result[j] /= divisor;
        return result;
    }

    private void AddGroup(in MomentEquation equation, double[] parameters, ReadOnlySpan<bool> isLabelled, bool label, double[] result,
        CovarianceDivisor divisor)
    {
        sums.Clear();
        var moments = new RowMoments(equation, parameters, ref buffer);
        while (moments.MoveNext())
        {
            var rows = Choose(equation, moments, isLabelled, label);
            sums.Add(chosen.AsSpan(0, rows * size), rows);
        }

        sums.Count = isLabelled.Count(label);
        sums.AddTo(result, true, divisor);
    }

    // Copies the rows with that label; returns how many there are.
    private int Choose(in MomentEquation equation, in RowMoments moments, ReadOnlySpan<bool> isLabelled, bool label)
    {
        if (chosen.Length < moments.Values.Length) chosen = new double[moments.Values.Length];
        var rows = 0;
        for (var i = 0; i < moments.Count; i++)
        {
            if (isLabelled[equation.CorpusRow(moments.First + i)] == label) rows++;
        }

        var next = 0;
        for (var i = 0; i < moments.Count; i++)
        {
            if (isLabelled[equation.CorpusRow(moments.First + i)] != label) continue;
            for (var j = 0; j < size; j++) chosen[(j * rows) + next] = moments.Values[(j * moments.Count) + i];
            next++;
        }

        return rows;
    }
}
