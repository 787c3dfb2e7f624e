using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Prediction;

/// <summary>Least squares with a ridge penalty.</summary>
/// <remarks>The penalty is in units of labels: κ labels' worth of information on each coefficient, whatever the unit of the outcome.</remarks>
internal sealed class RidgeLinearRegression(int columnCount) : RidgeRegression(columnCount)
{
    private double[] products = [];

    /// <inheritdoc/>
    public override void Fit(TrainingRows rows, RidgePenalty penalty)
    {
        Array.Clear(Coefficients);
        var weighted = Buffer(ref products, rows.Labels.Length);
        RowLanes.Multiply(rows.Weights, rows.Labels, weighted);
        SumUp(rows, weighted, rows.Weights, penalty);
        Gradient.CopyTo(Coefficients, 0);
        Factor.Solve(Coefficients);
    }

    /// <inheritdoc/>
    public override void Predict(Span<double> linear)
    {
        // The prediction is βᵀx itself.
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void PredictFromOthers(Span<double> linear, ReadOnlySpan<double> labels, Span<double> influence, Span<double> predictions)
    {
        for (var i = 0; i < linear.Length; i += LaneSums.Lanes)
        {
            var (own, share) = (RowLanes.At(linear, i), RowLanes.At(influence, i));
            (own - (share * (RowLanes.At(labels, i) - own) / (Vector512<double>.One - share))).CopyTo(predictions.Slice(i, LaneSums.Lanes));
        }
    }

    /// <inheritdoc/>
    protected override void AddPrior()
    {
        // The constant has the mean of the labels to hold on to.
    }
}
