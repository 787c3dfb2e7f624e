using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Tests.MEstimation;

/// <summary>A kernel that throws in every block that is not full.</summary>
public readonly struct FaultyKernel : IMEstimator
{
    public static int ParameterCount => 1;

    public static int ColumnCount => 0;

    public static int FeatureCount => 2;

    public static int ScratchLength => 0;

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch) =>
        rows.Count == RowBlock.MaximumCount ? 1 : throw new InvalidOperationException("The last block.");

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch) =>
        throw new InvalidOperationException();

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch) =>
        throw new InvalidOperationException();

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch) =>
        throw new InvalidOperationException();
}
