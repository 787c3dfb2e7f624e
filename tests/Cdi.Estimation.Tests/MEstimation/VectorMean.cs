using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>The mean of several annotated numbers at once: ℓ = ½|θ|² − v·θ, φ = (1, v₁, …, v_d).</summary>
public readonly struct VectorMean<TSize> : IMEstimator
    where TSize : struct, ISize
{
    public static int ParameterCount => TSize.Value;

    public static int ColumnCount => 0;

    public static int FeatureCount => TSize.Value + 1;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < parameters.Length; j++)
            {
                sum += (rows.Coefficient(0)[i] * parameters[j] * parameters[j] / 2) - (rows.Coefficient(j + 1)[i] * parameters[j]);
            }
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        score.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < score.Length; j++) score[j] += (rows.Coefficient(0)[i] * parameters[j]) - rows.Coefficient(j + 1)[i];
        }
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        Score(in rows, parameters, score, scratch);
        hessian.Clear();
        foreach (var coefficient in rows.Coefficient(0))
        {
            for (var j = 0; j < score.Length; j++) hessian[(j * score.Length) + j] += coefficient;
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < parameters.Length; j++) scores[(j * stride) + i] = (rows.Coefficient(0)[i] * parameters[j]) - rows.Coefficient(j + 1)[i];
        }
    }
}
