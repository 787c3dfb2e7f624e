namespace Cdi.Estimation.Prediction;

/// <summary>Least squares with a ridge penalty.</summary>
/// <remarks>The penalty is in units of labels: κ labels' worth of information on each coefficient, whatever the unit of the outcome.</remarks>
internal sealed class RidgeLinearRegression(int columnCount) : RidgeRegression(columnCount)
{
    /// <inheritdoc/>
    public override void Fit(TrainingRows rows, RidgePenalty penalty)
    {
        Array.Clear(Hessian);
        Array.Clear(Coefficients);
        for (var j = 1; j < ColumnCount; j++) Hessian[(j * ColumnCount) + j] = penalty.Of(j);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Row(i);
            for (var j = 0; j < ColumnCount; j++)
            {
                var scaled = rows.Weights[i] * row[j];
                Coefficients[j] += scaled * rows.Labels[i];
                var line = Hessian.AsSpan(j * ColumnCount, j + 1);
                for (var k = 0; k < line.Length; k++) line[k] += scaled * row[k];
            }
        }

        FactorHessian();
        Factor.Solve(Coefficients);
    }

    /// <inheritdoc/>
    public override double Predict(ReadOnlySpan<double> row) => Linear(row);

    /// <inheritdoc/>
    protected override double LeaveOneOutPrediction(double linear, double label, double influence) =>
        linear - (influence * (label - linear) / (1 - influence));
}
