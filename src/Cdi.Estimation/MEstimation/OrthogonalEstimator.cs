namespace Cdi.Estimation.MEstimation;

/// <summary>Weighted least squares, κ(φ₀(qᵀγ)²/2 − φ₁qᵀγ) of a row: its columns are q, d of them that are near to orthogonal, and κ.</summary>
/// <param name="size">d.</param>
/// <param name="execution">How passes are carried out.</param>
internal sealed class OrthogonalEstimator(int size, PassExecution execution) : LinearEquation(execution)
{
    /// <inheritdoc/>
    public override int ParameterCount => size;

    /// <inheritdoc/>
    public override int ColumnCount => size + 1;

    /// <inheritdoc/>
    public override int FeatureCount => 2;

    /// <inheritdoc/>
    public override MEstimator Under(PassExecution value) => value == Execution ? this : new OrthogonalEstimator(size, value);

    /// <inheritdoc/>
    protected internal override void Residuals(EquationRows rows, ReadOnlySpan<double> parameters, Span<double> residuals)
    {
        Fitted(rows, parameters, residuals);
        var free = rows.Feature(0);
        var slope = rows.Feature(1);
        var weights = rows.Column(size);
        for (var i = 0; i < residuals.Length; i++) residuals[i] = weights[i] * ((free[i] * residuals[i]) - slope[i]);
    }

    /// <inheritdoc/>
    protected override void Slopes(EquationRows rows, Span<double> slopes)
    {
        var free = rows.Feature(0);
        var weights = rows.Column(size);
        for (var i = 0; i < slopes.Length; i++) slopes[i] = weights[i] * free[i];
    }
}
