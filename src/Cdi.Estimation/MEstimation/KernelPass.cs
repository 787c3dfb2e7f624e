namespace Cdi.Estimation.MEstimation;

/// <summary>A pass of one kernel over one problem, with the buffers that it reuses.</summary>
internal sealed class KernelPass<TKernel> : Pass
    where TKernel : struct, IMEstimator
{
    // Partial results of different blocks lie on different cache lines.
    private const int LineLength = 8;

    private double[] partials = [];
    private double[][] scratches = [new double[TKernel.ScratchLength]];
    private PassKind kind;
    private ReadOnlyMemory<double> columns;
    private ReadOnlyMemory<double> coefficients;
    private ReadOnlyMemory<double> parameters;
    private PassExecution execution;
    private int rows;
    private int stride;

    /// <summary>Scratch of the owning thread.</summary>
    public Span<double> ThreadScratch => scratches[0];

    /// <summary>Sums over all rows: into <paramref name="first"/> the loss or the score, into <paramref name="hessian"/> the Hessian where asked for.</summary>
    public void Run(
        PassKind what,
        PassExecution how,
        ReadOnlyMemory<double> columnValues,
        ReadOnlyMemory<double> coefficientValues,
        int rowCount,
        ReadOnlyMemory<double> theta,
        Span<double> first,
        Span<double> hessian)
    {
        kind = what;
        execution = how;
        columns = columnValues;
        coefficients = coefficientValues;
        rows = rowCount;
        parameters = theta;
        var blocks = (rows + RowBlock.MaximumCount - 1) / RowBlock.MaximumCount;
        if (blocks <= 1)
        {
            Sum(0, first, hessian, scratches[0]);
        }
        else
        {
            RunBlocks(blocks, first, hessian);
        }

        (columns, coefficients, parameters, execution) = (default, default, default, default);
    }

    /// <inheritdoc/>
    protected override void RunBlock(int block, int slot)
    {
        var partial = partials.AsSpan(block * stride, stride);
        var firstLength = kind == PassKind.Loss ? 1 : TKernel.ParameterCount;
        var hessianLength = kind == PassKind.ScoreAndHessian ? TKernel.ParameterCount * TKernel.ParameterCount : 0;
        Sum(block, partial[..firstLength], partial.Slice(firstLength, hessianLength), scratches[slot]);
    }

    private void RunBlocks(int blocks, Span<double> first, Span<double> hessian)
    {
        var length = first.Length + hessian.Length;
        stride = (length + LineLength - 1) / LineLength * LineLength;
        if (partials.Length < (long)blocks * stride) partials = new double[(long)blocks * stride];
        var threads = execution.ThreadsFor(blocks);
        EnsureScratch(threads);
        Run(blocks, threads);
        AddPairwise(blocks, length);
        partials.AsSpan(0, first.Length).CopyTo(first);
        partials.AsSpan(first.Length, hessian.Length).CopyTo(hessian);
    }

    private void EnsureScratch(int count)
    {
        if (scratches.Length >= count) return;
        var before = scratches.Length;
        Array.Resize(ref scratches, count);
        for (var i = before; i < count; i++) scratches[i] = new double[TKernel.ScratchLength];
    }

    private void AddPairwise(int blocks, int length)
    {
        for (var step = 1; step < blocks; step *= 2)
        {
            for (var left = 0; left + step < blocks; left += 2 * step)
            {
                var sum = partials.AsSpan(left * stride, length);
                var right = partials.AsSpan((left + step) * stride, length);
                for (var k = 0; k < length; k++) sum[k] += right[k];
            }
        }
    }

    private void Sum(int block, Span<double> first, Span<double> hessian, Span<double> scratch)
    {
        execution.Cancellation.ThrowIfCancellationRequested();
        var start = block * RowBlock.MaximumCount;
        var chunk = new RowBlock(columns.Span, coefficients.Span, rows, start, Math.Min(RowBlock.MaximumCount, rows - start));
        switch (kind)
        {
            case PassKind.Loss:
                first[0] = TKernel.Loss(in chunk, parameters.Span, scratch);
                break;
            case PassKind.Score:
                TKernel.Score(in chunk, parameters.Span, first, scratch);
                break;
            default:
                TKernel.ScoreAndHessian(in chunk, parameters.Span, first, hessian, scratch);
                break;
        }
    }
}
