namespace Cdi.Estimation.MEstimation;

/// <summary>The M-estimator of another without its last parameter, which stays at 0.</summary>
/// <param name="whole">The other.</param>
internal sealed class WithoutLastParameter(MEstimator whole) : MEstimator
{
    [ThreadStatic]
    private static double[]? threadBuffer;

    /// <summary>The estimator with every parameter.</summary>
    public MEstimator Whole => whole;

    /// <inheritdoc/>
    public override PassExecution Execution => whole.Execution;

    /// <inheritdoc/>
    public override int ParameterCount => whole.ParameterCount - 1;

    /// <inheritdoc/>
    public override int ColumnCount => whole.ColumnCount;

    /// <inheritdoc/>
    public override int FeatureCount => whole.FeatureCount;

    /// <inheritdoc/>
    public override LossTail Tail => whole.Tail;

    /// <inheritdoc/>
    public override MEstimator Under(PassExecution execution) => new WithoutLastParameter(whole.Under(execution));

    /// <inheritdoc/>
    public override double Loss(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters) =>
        whole.Loss(columns, coefficients, rows, Completed(parameters));

    /// <inheritdoc/>
    public override void Score(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score)
    {
        var buffer = Buffer(whole.ParameterCount);
        whole.Score(columns, coefficients, rows, Completed(parameters), buffer);
        buffer[..ParameterCount].CopyTo(score);
    }

    /// <inheritdoc/>
    public override void ScoreAndHessian(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian)
    {
        var (size, all) = (ParameterCount, whole.ParameterCount);
        var buffer = Buffer(all + (all * all));
        whole.ScoreAndHessian(columns, coefficients, rows, Completed(parameters), buffer[..all], buffer[all..]);
        buffer[..size].CopyTo(score);
        for (var j = 0; j < size; j++) buffer.Slice(all + (j * all), size).CopyTo(hessian[(j * size)..]);
    }

    /// <inheritdoc/>
    public override void RowScores(
        ReadOnlyMemory<double> columns,
        ReadOnlyMemory<double> coefficients,
        int rows,
        int first,
        int count,
        ReadOnlyMemory<double> parameters,
        Span<double> scores)
    {
        var buffer = Buffer(checked(count * whole.ParameterCount));
        whole.RowScores(columns, coefficients, rows, first, count, Completed(parameters), buffer);
        buffer[..(count * ParameterCount)].CopyTo(scores);
    }

    private static Span<double> Buffer(int length)
    {
        if (threadBuffer is null || threadBuffer.Length < length) threadBuffer = new double[length];
        return threadBuffer.AsSpan(0, length);
    }

    private double[] Completed(ReadOnlyMemory<double> parameters)
    {
        var values = new double[whole.ParameterCount];
        parameters.CopyTo(values);
        return values;
    }
}
