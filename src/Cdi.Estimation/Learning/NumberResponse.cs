namespace Cdi.Estimation.Learning;

/// <summary>A score is a number in units of the deviation of the labels that a fit knows; the loss is half its squared error.</summary>
internal sealed class NumberResponse : ResponseModel
{
    /// <inheritdoc/>
    public override int Width => 1;

    /// <inheritdoc/>
    public override bool IsNumber => true;

    /// <inheritdoc/>
    public override double Loss(ReadOnlySpan<double> scores, double label) => 0.5 * (scores[0] - label) * (scores[0] - label);

    /// <inheritdoc/>
    public override (double Label, double Confidence) Answer(ReadOnlySpan<double> scores) => (scores[0], double.NaN);

    /// <inheritdoc/>
    public override void Begin(ReadOnlySpan<double> totals, Span<double> constants) => constants.Clear();

    /// <inheritdoc/>
    public override void Solve(in RowStep row, Span<double> duals, Span<double> curvatures)
    {
        for (var column = 0; column < duals.Length; column++)
        {
            duals[column] = (row.Labels[column] - row.Offsets[column]) / (1 + row.Stiffness[column]);
            curvatures[column] = 1;
        }
    }

    /// <inheritdoc/>
    public override double Move(ReadOnlySpan<double> totals, ReadOnlySpan<double> curvatures, Span<double> constants)
    {
        if (curvatures[0] > 0) constants[0] += totals[0] / curvatures[0];
        return Math.Abs(totals[0]);
    }
}
