using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>Two-stage least squares: the score of a row is x̂(xᵀθ − y), its Jacobian x̂x̂ᵀ, each x and y times the coefficient of its feature.</summary>
/// <remarks>Where x̂ is the projection of x on instruments with the weights c₀ of the same rows, Σ x̂xᵀ = Σ c₀x̂x̂ᵀ: the Jacobian of the sum is
/// exact, and the loss is a function whose gradient the sum is: θᵀΣx̂xᵀθ/2 − θᵀΣx̂y. x̂ is filled in by <see cref="Moments.InstrumentedRows"/>.</remarks>
/// <param name="layout">What the columns hold.</param>
/// <param name="execution">How passes are carried out.</param>
internal sealed class InstrumentedEstimator(InstrumentedLayout layout, PassExecution execution) : MEstimator
{
    // Rows of one sum: sums of these are added up.
    private const int Block = 1024;

    /// <summary>What the columns hold.</summary>
    public InstrumentedLayout Layout => layout;

    /// <inheritdoc/>
    public override PassExecution Execution => execution;

    /// <inheritdoc/>
    public override int ParameterCount => layout.Parameters;

    /// <inheritdoc/>
    public override int ColumnCount => layout.Columns;

    /// <inheritdoc/>
    public override int FeatureCount => layout.Features;

    /// <inheritdoc/>
    public override LossTail Tail => LossTail.Rising;

    /// <inheritdoc/>
    public override MEstimator Under(PassExecution value) => value == execution ? this : new InstrumentedEstimator(layout, value);

    /// <inheritdoc/>
    public override double Loss(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        Require(columns, coefficients, rows, parameters);
        var (residual, fitted) = (new double[Block], new double[Block]);
        var total = 0.0;
        for (var first = 0; first < rows; first += Block)
        {
            var count = Math.Min(Block, rows - first);
            Residuals(columns.Span, coefficients.Span, rows, first, parameters.Span, residual.AsSpan(0, count));
            fitted.AsSpan(0, count).Clear();
            for (var j = 0; j < layout.Parameters; j++)
                ColumnSums.AddMultiple(fitted.AsSpan(0, count), parameters.Span[j], columns.Span.Slice((j * rows) + first, count));
            var sum = 0.0;
            for (var i = 0; i < count; i++) sum += fitted[i] * (residual[i] - (0.5 * coefficients.Span[first + i] * fitted[i]));
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
        var residual = new double[Block];
        for (var start = 0; start < count; start += Block)
        {
            execution.Cancellation.ThrowIfCancellationRequested();
            var some = Math.Min(Block, count - start);
            Residuals(columns.Span, coefficients.Span, rows, first + start, parameters.Span, residual.AsSpan(0, some));
            for (var j = 0; j < layout.Parameters; j++)
            {
                var fitted = columns.Span.Slice((j * rows) + first + start, some);
                var to = scores.Slice((j * count) + start, some);
                for (var i = 0; i < some; i++) to[i] = fitted[i] * residual[i];
            }
        }
    }

    private void Sums(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian)
    {
        Require(columns, coefficients, rows, parameters);
        score.Clear();
        hessian.Clear();
        var (size, residual, weighted) = (layout.Parameters, new double[Block], new double[Block]);
        for (var first = 0; first < rows; first += Block)
        {
            execution.Cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(Block, rows - first);
            Residuals(columns.Span, coefficients.Span, rows, first, parameters.Span, residual.AsSpan(0, count));
            for (var j = 0; j < size; j++)
            {
                var fitted = columns.Span.Slice((j * rows) + first, count);
                score[j] += SquareMatrix.Dot(fitted, residual);
                if (hessian.IsEmpty) continue;
                for (var i = 0; i < count; i++) weighted[i] = coefficients.Span[first + i] * fitted[i];
                for (var k = 0; k <= j; k++) hessian[(j * size) + k] += SquareMatrix.Dot(columns.Span.Slice((k * rows) + first, count), weighted);
            }
        }

        if (hessian.IsEmpty) return;
        for (var j = 0; j < size; j++)
            for (var k = 0; k < j; k++) hessian[(k * size) + j] = hessian[(j * size) + k];
    }

    /// <summary>Adds (cx − c₀x̂)zᵀγ of every row to its score: what it contributes through the first stage.</summary>
    /// <param name="columns">Rows × p, column-major.</param>
    /// <param name="coefficients">Rows × M, column-major.</param>
    /// <param name="rows">How many.</param>
    /// <param name="surplus">γ, one of each instrument.</param>
    /// <param name="scores">Rows × d, column-major.</param>
    internal void AddFirstStage(
        ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, int rows, ReadOnlySpan<double> surplus, Span<double> scores)
    {
        var along = new double[rows];
        for (var k = 0; k < layout.Instruments; k++) ColumnSums.AddMultiple(along, surplus[k], columns.Slice((layout.FirstInstrument + k) * rows, rows));
        for (var j = 0; j < layout.Parameters; j++)
        {
            var fitted = columns.Slice(j * rows, rows);
            var value = columns.Slice((layout.Parameters + j) * rows, rows);
            var weight = coefficients.Slice(layout.FeatureOf[j] * rows, rows);
            var to = scores.Slice(j * rows, rows);
            for (var i = 0; i < rows; i++) to[i] += ((weight[i] * value[i]) - (coefficients[i] * fitted[i])) * along[i];
        }
    }

    /// <summary>u = Σⱼ θⱼ cxⱼ − cy of some rows, each c that of its feature.</summary>
    /// <param name="columns">Rows × p, column-major.</param>
    /// <param name="coefficients">Rows × M, column-major.</param>
    /// <param name="rows">How many rows the columns have.</param>
    /// <param name="first">The first of the rows asked for.</param>
    /// <param name="parameters">θ, d.</param>
    /// <param name="residual">As long as there are rows asked for; overwritten.</param>
    internal void Residuals(
        ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, int rows, int first, ReadOnlySpan<double> parameters, Span<double> residual)
    {
        residual.Clear();
        for (var j = 0; j < layout.Parameters; j++) Add(columns, coefficients, layout.Parameters + j, layout.FeatureOf[j], parameters[j], residual);
        Add(columns, coefficients, layout.Outcome, layout.OutcomeFeature, -1, residual);

        void Add(ReadOnlySpan<double> all, ReadOnlySpan<double> by, int column, int feature, double times, Span<double> to)
        {
            var value = all.Slice((column * rows) + first, to.Length);
            var weight = by.Slice((feature * rows) + first, to.Length);
            for (var i = 0; i < to.Length; i++) to[i] += times * weight[i] * value[i];
        }
    }

    private void Require(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (columns.Length != (long)rows * ColumnCount || coefficients.Length != (long)rows * FeatureCount || parameters.Length != ParameterCount)
            throw new ArgumentException("The length is not what the estimator expects.", nameof(columns));
    }
}
