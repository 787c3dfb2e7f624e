using System.Runtime.Intrinsics;

namespace Cdi.Estimation.Prediction;

/// <summary>Least squares with a ridge penalty.</summary>
/// <remarks>The penalty is in units of labels: κ labels' worth of information on each coefficient, whatever the unit of the outcome.</remarks>
internal sealed class RidgeLinearRegression(int columnCount) : RidgeRegression(columnCount)
{
    /// <inheritdoc/>
    public override void Fit(TrainingRows rows, RidgePenalty penalty)
    {
        Array.Clear(Coefficients);
        ClearSums();
        for (var group = 0; group < rows.GroupCount; group++) AddGroup(rows, group, rows.Weights(group) * rows.Labels(group), rows.Weights(group));
        CompleteSums(penalty);
        Gradient.CopyTo(Coefficients, 0);
        Factor.Solve(Coefficients);
    }

    /// <inheritdoc/>
    public override double Predict(ReadOnlySpan<double> row) => Linear(row);

    /// <inheritdoc/>
    protected override Vector512<double> LeaveOneOutPrediction(Vector512<double> linear, Vector512<double> labels, Vector512<double> influence) =>
        linear - (influence * (labels - linear) / (Vector512<double>.One - influence));

    /// <inheritdoc/>
    protected override void AddPrior()
    {
        // The constant has the mean of the labels to hold on to.
    }
}
