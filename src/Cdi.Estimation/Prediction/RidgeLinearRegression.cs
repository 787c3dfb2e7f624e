namespace Cdi.Estimation.Prediction;

/// <summary>Least squares with a ridge penalty.</summary>
/// <remarks>The penalty is in units of labels: κ labels' worth of curvature on each standardised coefficient, whatever the unit of the outcome.</remarks>
internal sealed class RidgeLinearRegression(int columnCount) : RidgeRegression(columnCount)
{
    /// <inheritdoc/>
    public override void Fit(TrainingRows rows, double penalty)
    {
        Array.Clear(Factor);
        Array.Clear(Coefficients);
        for (var j = 1; j < ColumnCount; j++) Factor[(j * ColumnCount) + j] = penalty;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Row(i);
            for (var j = 0; j < ColumnCount; j++)
            {
                var scaled = rows.Weights[i] * row[j];
                Coefficients[j] += scaled * rows.Labels[i];
                var line = Factor.AsSpan(j * ColumnCount, j + 1);
                for (var k = 0; k < line.Length; k++) line[k] += scaled * row[k];
            }
        }

        if (!PositiveDefiniteSystem.TryFactor(Factor, ColumnCount)) throw new InvalidOperationException("A ridge Hessian is positive definite unless a regressor, label or weight is not finite.");
        PositiveDefiniteSystem.Solve(Factor, ColumnCount, Coefficients);
    }

    /// <inheritdoc/>
    public override double Predict(ReadOnlySpan<double> row) => Linear(row);

    /// <inheritdoc/>
    protected override double LeaveOneOutPrediction(double linear, double label, double influence) =>
        linear - (influence * (label - linear) / (1 - influence));
}
