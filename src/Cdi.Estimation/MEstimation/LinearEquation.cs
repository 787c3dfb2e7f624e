using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>An equation that is linear in its parameters: the score of a row is z u(θ), its Jacobian s z zᵀ, where z is its first d columns.</summary>
/// <remarks>Its loss is the function whose gradient the sum is, Σ zᵀθ(u − s zᵀθ/2). Sums are taken in blocks of rows, in the order of the rows.</remarks>
/// <param name="execution">How passes are carried out.</param>
internal abstract class LinearEquation(PassExecution execution) : MEstimator
{
    // Rows of one sum: sums of these are added up.
    private const int Block = 1024;

    /// <inheritdoc/>
    public sealed override PassExecution Execution => execution;

    /// <inheritdoc/>
    public sealed override LossTail Tail => LossTail.Rising;

    /// <inheritdoc/>
    public sealed override double Loss(
        ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        Require(columns, coefficients, rows, parameters);
        var (residuals, slopes, fitted) = (new double[Block], new double[Block], new double[Block]);
        var total = 0.0;
        for (var first = 0; first < rows; first += Block)
        {
            var count = Math.Min(Block, rows - first);
            var values = new EquationRows(columns.Span, coefficients.Span, rows, first, count);
            Residuals(values, parameters.Span, residuals.AsSpan(0, count));
            Slopes(values, slopes.AsSpan(0, count));
            Fitted(values, parameters.Span, fitted.AsSpan(0, count));
            var sum = 0.0;
            for (var i = 0; i < count; i++) sum += fitted[i] * (residuals[i] - (0.5 * slopes[i] * fitted[i]));
            total += sum;
        }

        return total;
    }

    /// <inheritdoc/>
    public sealed override void Score(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows,
        ReadOnlyMemory<double> parameters, Span<double> score) => Sums(columns, coefficients, rows, parameters, score, []);

    /// <inheritdoc/>
    public sealed override void ScoreAndHessian(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows,
        ReadOnlyMemory<double> parameters, Span<double> score, Span<double> hessian) => Sums(columns, coefficients, rows, parameters, score, hessian);

    /// <inheritdoc/>
    public sealed override void RowScores(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, int first, int count,
        ReadOnlyMemory<double> parameters, Span<double> scores)
    {
        Require(columns, coefficients, rows, parameters);
        if (first < 0 || count < 0 || count > rows - first) throw new ArgumentException("The rows do not lie within the problem.", nameof(count));
        var residuals = new double[Block];
        for (var start = 0; start < count; start += Block)
        {
            execution.Cancellation.ThrowIfCancellationRequested();
            var values = new EquationRows(columns.Span, coefficients.Span, rows, first + start, Math.Min(Block, count - start));
            Residuals(values, parameters.Span, residuals.AsSpan(0, values.Count));
            for (var j = 0; j < ParameterCount; j++)
            {
                var along = values.Column(j);
                var to = scores.Slice((j * count) + start, along.Length);
                for (var i = 0; i < along.Length; i++) to[i] = along[i] * residuals[i];
            }
        }
    }

    /// <summary>u(θ) of some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="residuals">One of each row; overwritten.</param>
    protected internal abstract void Residuals(EquationRows rows, ReadOnlySpan<double> parameters, Span<double> residuals);

    /// <summary>s of some rows: what u rises by with zᵀθ, or with what stands for it in the sum over rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="slopes">One of each row; overwritten.</param>
    protected abstract void Slopes(EquationRows rows, Span<double> slopes);

    /// <summary>zᵀθ of some rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="fitted">One of each row; overwritten.</param>
    protected static void Fitted(EquationRows rows, ReadOnlySpan<double> parameters, Span<double> fitted)
    {
        fitted.Clear();
        for (var j = 0; j < parameters.Length; j++) ColumnSums.AddMultiple(fitted, parameters[j], rows.Column(j));
    }

    private void Sums(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian)
    {
        Require(columns, coefficients, rows, parameters);
        score.Clear();
        hessian.Clear();
        var (size, residuals, slopes, weighted) = (ParameterCount, new double[Block], new double[Block], new double[Block]);
        for (var first = 0; first < rows; first += Block)
        {
            execution.Cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(Block, rows - first);
            var values = new EquationRows(columns.Span, coefficients.Span, rows, first, count);
            Residuals(values, parameters.Span, residuals.AsSpan(0, count));
            if (!hessian.IsEmpty) Slopes(values, slopes.AsSpan(0, count));
            for (var j = 0; j < size; j++)
            {
                var along = values.Column(j);
                score[j] += SquareMatrix.Dot(along, residuals);
                if (hessian.IsEmpty) continue;
                for (var i = 0; i < count; i++) weighted[i] = slopes[i] * along[i];
                for (var k = 0; k <= j; k++) hessian[(j * size) + k] += SquareMatrix.Dot(values.Column(k), weighted);
            }
        }

        for (var j = 0; !hessian.IsEmpty && j < size; j++)
            for (var k = 0; k < j; k++) hessian[(k * size) + j] = hessian[(j * size) + k];
    }

    private void Require(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (columns.Length != (long)rows * ColumnCount || coefficients.Length != (long)rows * FeatureCount || parameters.Length != ParameterCount)
            throw new ArgumentException("The length is not what the estimator expects.", nameof(columns));
    }
}
