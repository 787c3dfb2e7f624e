using System.Runtime.CompilerServices;
namespace Cdi.Estimation.MEstimation;

/// <summary>The M-estimator of one kernel type: walks the rows in fixed blocks and adds the blocks by a fixed pairwise tree.</summary>
/// <remarks>
/// Safe for use by several threads at once. A pass allocates nothing once a thread has made one of the same size.
/// Neither the number of threads nor what else runs changes a bit of a result (performance.md, 7 and 8).
/// </remarks>
/// <typeparam name="TKernel">The kernel; a struct, so that the passes are compiled for it alone.</typeparam>
public sealed class MEstimator<TKernel> : MEstimator
    where TKernel : struct, IMEstimator
{
    // Per kernel and thread: replayed studies run on many threads over one estimator.
    // Scratch only: no decision of one run reaches another through it.
    [ThreadStatic]
    private static KernelPass<TKernel>? threadPass;
    private readonly PassExecution execution;

    /// <summary>An estimator whose passes use every processor and never end early.</summary>
    public MEstimator()
    {
    }

    private MEstimator(PassExecution execution) => this.execution = execution;

    /// <inheritdoc/>
    public override int ParameterCount => TKernel.ParameterCount;

    /// <inheritdoc/>
    public override PassExecution Execution => execution;

    /// <inheritdoc/>
    public override MEstimator Under(PassExecution value) => value == execution ? this : new MEstimator<TKernel>(value);

    /// <inheritdoc/>
    public override int ColumnCount => TKernel.ColumnCount;

    /// <inheritdoc/>
    public override int FeatureCount => TKernel.FeatureCount;

    /// <inheritdoc/>
    public override LossTail Tail => TKernel.Tail;

    private static KernelPass<TKernel> ThreadPass => threadPass ??= new KernelPass<TKernel>();

    /// <inheritdoc/>
    public override double Loss(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        RequireProblem(columns, coefficients, rows, parameters);
        Span<double> loss = stackalloc double[1];
        ThreadPass.Run(PassKind.Loss, execution, columns, coefficients, rows, parameters, loss, []);
        return loss[0];
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score)
    {
        RequireProblem(columns, coefficients, rows, parameters);
        RequireLength(score.Length, TKernel.ParameterCount, nameof(score));
        ThreadPass.Run(PassKind.Score, execution, columns, coefficients, rows, parameters, score, []);
    }

    /// <inheritdoc/>
    public override void ScoreAndHessian(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian)
    {
        RequireProblem(columns, coefficients, rows, parameters);
        RequireLength(score.Length, TKernel.ParameterCount, nameof(score));
        RequireLength(hessian.Length, (long)TKernel.ParameterCount * TKernel.ParameterCount, nameof(hessian));
        ThreadPass.Run(PassKind.ScoreAndHessian, execution, columns, coefficients, rows, parameters, score, hessian);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void RowScores(
        ReadOnlyMemory<double> columns,
        ReadOnlyMemory<double> coefficients,
        int rows,
        int first,
        int count,
        ReadOnlyMemory<double> parameters,
        Span<double> scores)
    {
        RequireProblem(columns, coefficients, rows, parameters);
        if (first < 0 || count < 0 || count > rows - first) throw new ArgumentException("The rows do not lie within the problem.", nameof(count));
        RequireLength(scores.Length, (long)count * TKernel.ParameterCount, nameof(scores));
        var scratch = ThreadPass.ThreadScratch;
        for (var start = 0; start < count; start += RowBlock.MaximumCount)
        {
            execution.Cancellation.ThrowIfCancellationRequested();
            var block = new RowBlock(columns.Span, coefficients.Span, rows, first + start, Math.Min(RowBlock.MaximumCount, count - start));
            TKernel.RowScores(in block, parameters.Span, scores[start..], count, scratch);
        }
    }

    private static void RequireProblem(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        RequireLength(columns.Length, (long)rows * TKernel.ColumnCount, nameof(columns));
        RequireLength(coefficients.Length, (long)rows * TKernel.FeatureCount, nameof(coefficients));
        RequireLength(parameters.Length, TKernel.ParameterCount, nameof(parameters));
    }

    private static void RequireLength(int length, long expected, string name)
    {
        if (length != expected) throw new ArgumentException("The length is not what the kernel expects.", name);
    }
}
