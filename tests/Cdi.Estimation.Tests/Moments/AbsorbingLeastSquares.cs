using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>The kernel of least squares with two terms and effects, as emitted code has it: η = θ₀(x₀ − a₀) + θ₁(x₁ − a₁) + e + θ₂.</summary>
public readonly struct AbsorbingLeastSquares : IMEstimator
{
    public static int ParameterCount => 3;

    public static int ColumnCount => 5;

    public static int FeatureCount => 2;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
        {
            var eta = Predictor(rows, parameters, i);
            sum += (0.5 * rows.Coefficient(0)[i] * eta * eta) - (rows.Coefficient(1)[i] * eta);
        }

        return sum;
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
        ScoreAndHessian(rows, parameters, score, new double[9], scratch);

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        score.Clear();
        hessian.Clear();
        for (var i = 0; i < rows.Count; i++)
        {
            var residual = (rows.Coefficient(0)[i] * Predictor(rows, parameters, i)) - rows.Coefficient(1)[i];
            for (var j = 0; j < 3; j++)
            {
                score[j] += residual * Term(rows, i, j);
                for (var k = 0; k < 3; k++) hessian[(j * 3) + k] += rows.Coefficient(0)[i] * Term(rows, i, j) * Term(rows, i, k);
            }
        }
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var residual = (rows.Coefficient(0)[i] * Predictor(rows, parameters, i)) - rows.Coefficient(1)[i];
            for (var j = 0; j < 3; j++) scores[(j * stride) + i] = residual * Term(rows, i, j);
        }
    }

    private static double Term(in RowBlock rows, int row, int j) => j == 2 ? 1 : rows.Column(j)[row] - rows.Column(3 + j)[row];

    private static double Predictor(in RowBlock rows, ReadOnlySpan<double> parameters, int row) =>
        (parameters[0] * Term(rows, row, 0)) + (parameters[1] * Term(rows, row, 1)) + rows.Column(2)[row] + parameters[2];
}
