using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>A Poisson model of a column y whose regressor v is annotated, v ∈ {0, 1}: φ = (1, v), ℓ(v) = exp η − yη with η = θ₀ + θ₁v, and φ₀ℓ(0) + φ₁(ℓ(1) −
/// ℓ(0)).</summary>
public readonly struct CountOfAnnotatedRegressor : IMEstimator
{
    public static int ParameterCount => 2;

    public static int ColumnCount => 1;

    public static int FeatureCount => 2;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var (sum, without, with) = (0.0, Math.Exp(parameters[0]), Math.Exp(parameters[0] + parameters[1]));
        for (var i = 0; i < rows.Count; i++)
        {
            var count = rows.Column(0)[i];
            sum += rows.Coefficient(0)[i] * (without - (count * parameters[0]));
            sum += rows.Coefficient(1)[i] * (with - without - (count * parameters[1]));
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        score.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            var (first, second) = Of(in rows, parameters, i);
            score[0] += first;
            score[1] += second;
        }
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        Score(in rows, parameters, score, scratch);
        hessian.Clear();
        var (without, with) = (Math.Exp(parameters[0]), Math.Exp(parameters[0] + parameters[1]));
        for (var i = 0; i < rows.Count; i++)
        {
            var (constant, feature) = (rows.Coefficient(0)[i], rows.Coefficient(1)[i]);
            hessian[0] += (constant * without) + (feature * (with - without));
            hessian[1] += feature * with;
            hessian[2] += feature * with;
            hessian[3] += feature * with;
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++) (scores[i], scores[stride + i]) = Of(in rows, parameters, i);
    }

    private static (double First, double Second) Of(in RowBlock rows, ReadOnlySpan<double> parameters, int i)
    {
        var (without, with, count) = (Math.Exp(parameters[0]), Math.Exp(parameters[0] + parameters[1]), rows.Column(0)[i]);
        var (constant, feature) = (rows.Coefficient(0)[i], rows.Coefficient(1)[i]);
        return ((constant * (without - count)) + (feature * (with - without)), feature * (with - count));
    }
}
