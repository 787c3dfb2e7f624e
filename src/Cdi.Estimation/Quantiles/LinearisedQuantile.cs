using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Quantiles;

/// <summary>The equation of a quantile regression near a solution β̂: the score of a row is x[f xᵀ(θ − β̂) + κ(e − τ)], e whether its outcome is at most xᵀβ̂,
/// which is the second of two features; its Jacobian is f x xᵀ (Koenker 2005, 4.2).</summary>
/// <remarks>The columns are x, f, f xᵀβ̂ + κτ and κ. f and κ hold what a row weighs; the score of check loss itself has no derivative.</remarks>
/// <param name="size">d.</param>
/// <param name="execution">How passes are carried out.</param>
internal sealed class LinearisedQuantile(int size, PassExecution execution) : LinearEquation(execution)
{
    /// <inheritdoc/>
    public override int ParameterCount => size;

    /// <inheritdoc/>
    public override int ColumnCount => size + 3;

    /// <inheritdoc/>
    public override int FeatureCount => 2;

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
    public override MEstimator Under(PassExecution value) => value == Execution ? this : new LinearisedQuantile(size, value);

    /// <inheritdoc/>
    protected internal override void Residuals(EquationRows rows, ReadOnlySpan<double> parameters, Span<double> residuals)
    {
        Fitted(rows, parameters, residuals);
        var density = rows.Column(size);
        var origin = rows.Column(size + 1);
        var weight = rows.Column(size + 2);
        var free = rows.Feature(0);
        var below = rows.Feature(1);
        for (var i = 0; i < residuals.Length; i++) residuals[i] = (free[i] * ((density[i] * residuals[i]) - origin[i])) + (below[i] * weight[i]);
    }

    /// <inheritdoc/>
    protected override void Slopes(EquationRows rows, Span<double> slopes)
    {
        var free = rows.Feature(0);
        var density = rows.Column(size);
        for (var i = 0; i < slopes.Length; i++) slopes[i] = free[i] * density[i];
    }
}
