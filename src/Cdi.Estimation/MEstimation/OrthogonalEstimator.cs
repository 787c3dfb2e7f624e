using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>Weighted least squares, κ(φ₀(qᵀγ)²/2 − φ₁qᵀγ) of a row: its columns are q, d of them that are near to orthogonal, and κ.</summary>
/// <param name="size">d.</param>
/// <param name="execution">How passes are carried out.</param>
internal sealed class OrthogonalEstimator(int size, PassExecution execution) : MEstimator
{
    // Rows of one sum: sums of these are added up.
    private const int Block = 1024;

    /// <inheritdoc/>
    public override PassExecution Execution => execution;

    /// <inheritdoc/>
    public override int ParameterCount => size;

    /// <inheritdoc/>
    public override int ColumnCount => size + 1;

    /// <inheritdoc/>
    public override int FeatureCount => 2;

    /// <inheritdoc/>
    public override LossTail Tail => LossTail.Rising;

    /// <inheritdoc/>
    public override MEstimator Under(PassExecution value) => value == execution ? this : new OrthogonalEstimator(size, value);

    /// <inheritdoc/>
    public override double Loss(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        Require(columns, coefficients, rows, parameters);
        var (fitted, total) = (new double[Block], 0.0);
        for (var first = 0; first < rows; first += Block)
        {
            var some = Fitted(columns.Span, rows, first, Math.Min(Block, rows - first), parameters.Span, fitted);
            var free = coefficients.Span.Slice(first, some.Length);
            var slope = coefficients.Span.Slice(rows + first, some.Length);
            var weights = columns.Span.Slice((size * rows) + first, some.Length);
            var sum = 0.0;
            for (var i = 0; i < some.Length; i++) sum += weights[i] * some[i] * ((0.5 * free[i] * some[i]) - slope[i]);
            total += sum;
        }

        return total;
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score) => Sums(columns, coefficients, rows, parameters, score, []);

    /// <inheritdoc/>
    public override void ScoreAndHessian(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian) => Sums(columns, coefficients, rows, parameters, score, hessian);

    /// <inheritdoc/>
    public override void RowScores(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, int first, int count,
        ReadOnlyMemory<double> parameters, Span<double> scores)
    {
        Require(columns, coefficients, rows, parameters);
        if (first < 0 || count < 0 || count > rows - first) throw new ArgumentException("The rows do not lie within the problem.", nameof(count));
        var fitted = new double[Block];
        for (var start = 0; start < count; start += Block)
        {
            var residual = Residuals(columns.Span, coefficients.Span, rows, first + start, Math.Min(Block, count - start), parameters.Span, fitted);
            for (var j = 0; j < size; j++)
            {
                var along = columns.Span.Slice((j * rows) + first + start, residual.Length);
                var to = scores.Slice((j * count) + start, residual.Length);
                for (var i = 0; i < residual.Length; i++) to[i] = along[i] * residual[i];
            }
        }
    }

    private void Sums(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian)
    {
        Require(columns, coefficients, rows, parameters);
        score.Clear();
        hessian.Clear();
        var (fitted, weighted) = (new double[Block], new double[Block]);
        for (var first = 0; first < rows; first += Block)
        {
            execution.Cancellation.ThrowIfCancellationRequested();
            var residual = Residuals(columns.Span, coefficients.Span, rows, first, Math.Min(Block, rows - first), parameters.Span, fitted);
            var weights = columns.Span.Slice((size * rows) + first, residual.Length);
            var free = coefficients.Span.Slice(first, residual.Length);
            for (var j = 0; j < size; j++)
            {
                var along = columns.Span.Slice((j * rows) + first, residual.Length);
                score[j] += SquareMatrix.Dot(along, residual);
                if (hessian.IsEmpty) continue;
                for (var i = 0; i < along.Length; i++) weighted[i] = weights[i] * free[i] * along[i];
                for (var k = 0; k <= j; k++) hessian[(j * size) + k] += SquareMatrix.Dot(columns.Span.Slice((k * rows) + first, along.Length), weighted);
            }
        }

        if (hessian.IsEmpty) return;
        for (var j = 0; j < size; j++)
            for (var k = 0; k < j; k++) hessian[(k * size) + j] = hessian[(j * size) + k];
    }

    // κ(φ₀qᵀγ − φ₁), in the memory of what is fitted.
    private Span<double> Residuals(
        ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, int rows, int first, int count, ReadOnlySpan<double> parameters, double[] memory)
    {
        var residual = Fitted(columns, rows, first, count, parameters, memory);
        var free = coefficients.Slice(first, count);
        var slope = coefficients.Slice(rows + first, count);
        var weights = columns.Slice((size * rows) + first, count);
        for (var i = 0; i < count; i++) residual[i] = weights[i] * ((free[i] * residual[i]) - slope[i]);
        return residual;
    }

    private Span<double> Fitted(ReadOnlySpan<double> columns, int rows, int first, int count, ReadOnlySpan<double> parameters, double[] memory)
    {
        var fitted = memory.AsSpan(0, count);
        fitted.Clear();
        for (var j = 0; j < size; j++) ColumnSums.AddMultiple(fitted, parameters[j], columns.Slice((j * rows) + first, count));
        return fitted;
    }

    private void Require(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (columns.Length != (long)rows * ColumnCount || coefficients.Length != (long)rows * FeatureCount || parameters.Length != ParameterCount)
            throw new ArgumentException("The length is not what the estimator expects.", nameof(columns));
    }
}
