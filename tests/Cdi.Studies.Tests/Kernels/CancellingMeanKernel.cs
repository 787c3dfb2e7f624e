using Cdi.Estimation.MEstimation;

namespace Cdi.Studies.Tests.Kernels;

/// <summary>A <see cref="MeanKernel"/> that cancels in the middle of one of its blocks and counts those that begin later. One run at a time.</summary>
public readonly struct CancellingMeanKernel : IMEstimator
{
    private static CancellationTokenSource? source;
    private static int left;
    private static int after;

    public static int ParameterCount => MeanKernel.ParameterCount;

    public static int ColumnCount => MeanKernel.ColumnCount;

    public static int FeatureCount => MeanKernel.FeatureCount;

    public static int ScratchLength => MeanKernel.ScratchLength;

    /// <summary>Blocks that began after the cancellation.</summary>
    public static int After => Volatile.Read(ref after);

    public static void CancelInBlock(int number, CancellationTokenSource cancelled) => (source, left, after) = (cancelled, number, 0);

    public static double Loss(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scratch)
    {
        Count();
        return MeanKernel.Loss(rows, parameters, scratch);
    }

    public static void Score(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> scratch)
    {
        Count();
        MeanKernel.Score(rows, parameters, score, scratch);
    }

    public static void ScoreAndHessian(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> score, Span<double> hessian, Span<double> scratch)
    {
        Count();
        MeanKernel.ScoreAndHessian(rows, parameters, score, hessian, scratch);
    }

    public static void RowScores(in RowBlock rows, ReadOnlySpan<double> parameters, Span<double> scores, int stride, Span<double> scratch)
    {
        Count();
        MeanKernel.RowScores(rows, parameters, scores, stride, scratch);
    }

    private static void Count()
    {
        if (source is not { } cancelled) return;
        if (cancelled.IsCancellationRequested) Interlocked.Increment(ref after);
        else if (Interlocked.Decrement(ref left) == 0) cancelled.Cancel();
    }
}
