using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Prediction;

/// <summary>Logistic regression with a ridge penalty, fitted by Newton's method with step halving.</summary>
/// <remarks>
/// One label of pseudo-data, half of it 0 and half 1, at the mean of all regressors bounds the constant, so that a fit exists
/// even when every label is the same.
/// </remarks>
internal sealed class RidgeLogisticRegression(int columnCount) : RidgeRegression(columnCount)
{
    private const int MaximumIterations = 50;
    private const double SmallestFraction = 1e-6;

    // The squared length of a Newton step in standard errors; the step after it would be smaller than its square.
    private const double Tolerance = 1e-8;

    private readonly double[] step = new double[columnCount];
    private double[] slopes = [];
    private double[] curvatures = [];

    /// <inheritdoc/>
    public override void Fit(TrainingRows rows, RidgePenalty penalty)
    {
        var objective = Expand(rows, penalty);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            Gradient.CopyTo(step, 0);
            Factor.Solve(step);
            var decrement = 0.0;
            for (var j = 0; j < ColumnCount; j++) decrement += Gradient[j] * step[j];
            if (decrement < Tolerance)
            {
                Step(1);
                return;
            }

            objective = Descend(rows, penalty, objective);
        }
    }

    /// <inheritdoc/>
    public override void Predict(Span<double> linear) => VectorMath.Logistic(linear, linear);

    /// <inheritdoc/>
    protected override void PredictFromOthers(Span<double> linear, ReadOnlySpan<double> labels, Span<double> influence, Span<double> predictions)
    {
        VectorMath.Logistic(linear, predictions);
        MoveToOthers(linear, labels, influence, predictions);
        VectorMath.Logistic(linear, predictions);
    }

    // βᵀx of the fits to all rows but each, to first order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MoveToOthers(Span<double> linear, ReadOnlySpan<double> labels, ReadOnlySpan<double> influence, ReadOnlySpan<double> probabilities)
    {
        for (var i = 0; i < linear.Length; i += LaneSums.Lanes)
        {
            var (own, probability) = (RowLanes.At(influence, i), RowLanes.At(probabilities, i));
            var share = own * probability * (Vector512<double>.One - probability);
            (RowLanes.At(linear, i) - (own * (RowLanes.At(labels, i) - probability) / (Vector512<double>.One - share)))
                .CopyTo(linear.Slice(i, LaneSums.Lanes));
        }
    }

    /// <inheritdoc/>
    protected override void AddPrior()
    {
        var probability = ScalarMath.Logistic(Coefficients[0]);
        Gradient[0] += probability - 0.5;
        Hessian[0] += probability * (1 - probability);
    }

    /// <summary>Steps along −A⁻¹∇, halved until the objective does not rise; leaves gradient and factor at the new point.</summary>
    private double Descend(TrainingRows rows, RidgePenalty penalty, double before)
    {
        for (var fraction = 1.0; ; fraction /= 2)
        {
            Step(fraction);
            var after = Expand(rows, penalty);

            // A fraction this small ends the search: the point is the optimum but for rounding.
            if (after <= before || fraction < SmallestFraction) return after;
            Step(-fraction);
        }
    }

    private void Step(double fraction)
    {
        for (var j = 0; j < ColumnCount; j++) Coefficients[j] -= fraction * step[j];
    }

    /// <summary>The objective at the coefficients; leaves its gradient and the factor of its Hessian.</summary>
    private double Expand(TrainingRows rows, RidgePenalty penalty)
    {
        var linear = Linear(rows);
        var ofSlope = Buffer(ref slopes, linear.Length);
        var ofCurvature = Buffer(ref curvatures, linear.Length);
        VectorMath.Log1pExp(linear, ofSlope);
        var objective = RowLanes.WeightedDifference(ofSlope, rows.Labels, linear, rows.Weights);
        VectorMath.Logistic(linear, linear);
        Weigh(rows.Labels, rows.Weights, linear, ofSlope, ofCurvature);
        SumUp(rows, ofSlope, ofCurvature, penalty);
        var prior = ScalarMath.Log1pExp(Coefficients[0]) - (0.5 * Coefficients[0]);
        for (var j = 1; j < ColumnCount; j++) prior += 0.5 * penalty.Of(j) * Coefficients[j] * Coefficients[j];
        return objective + prior;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Weigh(
        ReadOnlySpan<double> labels, ReadOnlySpan<double> weights, ReadOnlySpan<double> probabilities, Span<double> slopes, Span<double> curvatures)
    {
        for (var i = 0; i < probabilities.Length; i += LaneSums.Lanes)
        {
            var (probability, weight) = (RowLanes.At(probabilities, i), RowLanes.At(weights, i));
            (weight * (probability - RowLanes.At(labels, i))).CopyTo(slopes.Slice(i, LaneSums.Lanes));
            (weight * probability * (Vector512<double>.One - probability)).CopyTo(curvatures.Slice(i, LaneSums.Lanes));
        }
    }
}
