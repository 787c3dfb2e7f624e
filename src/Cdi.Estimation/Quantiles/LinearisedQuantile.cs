using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Quantiles;

/// <summary>The equation of a quantile regression near a solution β̂: the score of a row is x[f xᵀ(θ − β̂) + κ(e − τ)], e whether its outcome is at most xᵀβ̂,
/// which is the second of two features; its Jacobian is f x xᵀ (Koenker 2005, 4.2).</summary>
/// <remarks>The columns are x, f, f xᵀβ̂ + κτ and κ. f and κ hold what a row weighs; the score of check loss itself has no derivative.</remarks>
/// <param name="size">d.</param>
/// <param name="execution">How passes are carried out.</param>
internal sealed class LinearisedQuantile(int size, PassExecution execution) : MEstimator
{
    // Rows of one sum: sums of these are added up.
    private const int Block = 1024;

    /// <inheritdoc/>
    public override PassExecution Execution => execution;

    /// <inheritdoc/>
    public override int ParameterCount => size;

    /// <inheritdoc/>
    public override int ColumnCount => size + 3;

    /// <inheritdoc/>
    public override int FeatureCount => 2;

    /// <inheritdoc/>
    public override LossTail Tail => LossTail.Rising;

    /// <summary>The columns of the equation at a solution.</summary>
    /// <param name="regressors">x, n × d, column-major.</param>
    /// <param name="densities">n: the density of the outcome at its quantile.</param>
    /// <param name="weights">κ, n.</param>
    /// <param name="solution">β̂.</param>
    /// <param name="level">τ.</param>
    public static double[] Columns(double[] regressors, double[] densities, double[] weights, double[] solution, double level)
    {
        var (rows, size) = (weights.Length, solution.Length);
        var columns = new double[(size + 3) * rows];
        regressors.CopyTo(columns, 0);
        for (var row = 0; row < rows; row++)
        {
            var (fitted, density) = (0.0, weights[row] * densities[row]);
            for (var j = 0; j < size; j++) fitted += regressors[(j * rows) + row] * solution[j];
            columns[(size * rows) + row] = density;
            columns[((size + 1) * rows) + row] = (density * fitted) + (weights[row] * level);
            columns[((size + 2) * rows) + row] = weights[row];
        }

        return columns;
    }

    /// <inheritdoc/>
    public override MEstimator Under(PassExecution value) => value == execution ? this : new LinearisedQuantile(size, value);

    /// <inheritdoc/>
    public override double Loss(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        Require(columns, coefficients, rows, parameters);
        var x = columns.Span;
        var c = coefficients.Span;
        var total = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var eta = 0.0;
            for (var j = 0; j < size; j++) eta += x[(j * rows) + row] * parameters.Span[j];
            total += eta * ((c[row] * ((0.5 * x[(size * rows) + row] * eta) - x[((size + 1) * rows) + row])) + (c[rows + row] * x[((size + 2) * rows) + row]));
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
            for (var j = 0; j < size; j++)
            {
                var regressor = columns.Span.Slice((j * rows) + first + start, some);
                var to = scores.Slice((j * count) + start, some);
                for (var i = 0; i < some; i++) to[i] = regressor[i] * residual[i];
            }
        }
    }

    private void Sums(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters,
        Span<double> score, Span<double> hessian)
    {
        Require(columns, coefficients, rows, parameters);
        score.Clear();
        hessian.Clear();
        var (residual, weighted) = (new double[Block], new double[Block]);
        for (var first = 0; first < rows; first += Block)
        {
            execution.Cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(Block, rows - first);
            Residuals(columns.Span, coefficients.Span, rows, first, parameters.Span, residual.AsSpan(0, count));
            for (var j = 0; j < size; j++)
            {
                var regressor = columns.Span.Slice((j * rows) + first, count);
                score[j] += SquareMatrix.Dot(regressor, residual);
                if (hessian.IsEmpty) continue;
                for (var i = 0; i < count; i++) weighted[i] = coefficients.Span[first + i] * columns.Span[(size * rows) + first + i] * regressor[i];
                for (var k = 0; k <= j; k++) hessian[(j * size) + k] += SquareMatrix.Dot(columns.Span.Slice((k * rows) + first, count), weighted);
            }
        }

        for (var j = 0; !hessian.IsEmpty && j < size; j++)
            for (var k = 0; k < j; k++) hessian[(k * size) + j] = hessian[(j * size) + k];
    }

    // What multiplies x in the score: c₀(f xᵀθ − o) + c₁κ.
    private void Residuals(ReadOnlySpan<double> columns, ReadOnlySpan<double> coefficients, int rows, int first, ReadOnlySpan<double> parameters,
        Span<double> residual)
    {
        residual.Clear();
        for (var j = 0; j < size; j++) ColumnSums.AddMultiple(residual, parameters[j], columns.Slice((j * rows) + first, residual.Length));
        var density = columns.Slice((size * rows) + first, residual.Length);
        var origin = columns.Slice(((size + 1) * rows) + first, residual.Length);
        var weight = columns.Slice(((size + 2) * rows) + first, residual.Length);
        for (var i = 0; i < residual.Length; i++)
        {
            residual[i] = (coefficients[first + i] * ((density[i] * residual[i]) - origin[i]))
                + (coefficients[rows + first + i] * weight[i]);
        }
    }

    private void Require(ReadOnlyMemory<double> columns, ReadOnlyMemory<double> coefficients, int rows, ReadOnlyMemory<double> parameters)
    {
        if (columns.Length != (long)rows * ColumnCount || coefficients.Length != 2L * rows || parameters.Length != size)
            throw new ArgumentException("The length is not what the kernel expects.");
    }
}
