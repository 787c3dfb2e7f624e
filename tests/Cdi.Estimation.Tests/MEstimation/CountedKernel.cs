using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>The mean of a number, whose blocks are counted.</summary>
public readonly struct CountedKernel : IMEstimator
{
    public static int ParameterCount => 1;

    public static int ColumnCount => 0;

    public static int FeatureCount => 2;

    public static int ScratchLength => Glm<Gaussian, Size1>.ScratchLength;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        BlockCount.Add();
        return rows.Count;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        BlockCount.Add();
        Sum(rows, parameters[0], out score[0], out _);
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        BlockCount.Add();
        Sum(rows, parameters[0], out score[0], out hessian[0]);
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        BlockCount.Add();
        for (var i = 0; i < rows.Count; i++) scores[i] = (rows.Coefficient(0)[i] * parameters[0]) - rows.Coefficient(1)[i];
    }

    // ℓ = c₀ θ²/2 − c₁ θ.
    private static void Sum(in RowBlock rows, double theta, out double score, out double curvature)
    {
        (score, curvature) = (0, 0);
        for (var i = 0; i < rows.Count; i++)
        {
            curvature += rows.Coefficient(0)[i];
            score += (rows.Coefficient(0)[i] * theta) - rows.Coefficient(1)[i];
        }
    }
}
