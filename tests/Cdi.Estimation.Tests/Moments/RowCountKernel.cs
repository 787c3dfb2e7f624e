using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>ℓ = θ²/2 − θ for every row, without reading one: sums are counts of rows.</summary>
public readonly struct RowCountKernel : IMEstimator
{
    public static int ParameterCount => 1;

    public static int ColumnCount => 0;

    public static int FeatureCount => 1;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch) =>
        rows.Count * ((parameters[0] * parameters[0] / 2) - parameters[0]);

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
        score[0] = rows.Count * (parameters[0] - 1);

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch) =>
        (score[0], hessian[0]) = (rows.Count * (parameters[0] - 1), rows.Count);

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch) =>
        scores[..rows.Count].Fill(parameters[0] - 1);
}
