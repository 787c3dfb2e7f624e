using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>A logit whose response v and regressor w are both annotated, v, w ∈ {0, 1}: φ = 1[(v, w) = (a, b)], ℓ of a joint class is
/// log(1 + exp η) − aη with η = θ₀ + θ₁b + θ₂x.</summary>
public readonly struct LogitOfAnnotatedRegressor : IMEstimator
{
    public static int ParameterCount => 3;

    public static int ColumnCount => 1;

    public static int FeatureCount => 4;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            for (var joint = 0; joint < FeatureCount; joint++)
            {
                var eta = Predictor(in rows, parameters, i, joint % 2);
                sum += rows.Coefficient(joint)[i] * (Math.Max(eta, 0) + Math.Log(1 + Math.Exp(-Math.Abs(eta))) - (joint / 2 * eta));
            }
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
        ScoreAndHessian(in rows, parameters, score, new double[9], scratch);

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        score.Clear();
        hessian.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            for (var joint = 0; joint < FeatureCount; joint++)
            {
                var share = 1 / (1 + Math.Exp(-Predictor(in rows, parameters, i, joint % 2)));
                ReadOnlySpan<double> regressors = [1, joint % 2, rows.Column(0)[i]];
                for (var row = 0; row < 3; row++)
                {
                    score[row] += rows.Coefficient(joint)[i] * (share - (joint / 2)) * regressors[row];
                    for (var column = 0; column < 3; column++)
                        hessian[(3 * row) + column] += rows.Coefficient(joint)[i] * share * (1 - share) * regressors[row] * regressors[column];
                }
            }
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            for (var row = 0; row < 3; row++) scores[(row * stride) + i] = 0;
            for (var joint = 0; joint < FeatureCount; joint++)
            {
                var residual = rows.Coefficient(joint)[i] * ((1 / (1 + Math.Exp(-Predictor(in rows, parameters, i, joint % 2)))) - (joint / 2));
                scores[i] += residual;
                scores[stride + i] += residual * (joint % 2);
                scores[(2 * stride) + i] += residual * rows.Column(0)[i];
            }
        }
    }

    private static double Predictor(in RowBlock rows, ReadOnlySpan<double> parameters, int i, int regressor) =>
        parameters[0] + (parameters[1] * regressor) + (parameters[2] * rows.Column(0)[i]);
}
