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
    public override double Predict(ReadOnlySpan<double> row) => ScalarMath.Logistic(Linear(row));

    /// <inheritdoc/>
    protected override Vector512<double> LeaveOneOutPrediction(Vector512<double> linear, Vector512<double> labels, Vector512<double> influence)
    {
        var probability = VectorMath.Logistic(linear);
        var share = influence * probability * (Vector512<double>.One - probability);
        return VectorMath.Logistic(linear - (influence * (labels - probability) / (Vector512<double>.One - share)));
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Expand(TrainingRows rows, RidgePenalty penalty)
    {
        ClearSums();
        var objective = Vector512<double>.Zero;
        for (var group = 0; group < rows.GroupCount; group++)
        {
            var (linear, labels, weights) = (Linear(rows, group), rows.Labels(group), rows.Weights(group));
            var probability = VectorMath.Logistic(linear);
            objective += weights * (VectorMath.Log1pExp(linear) - (labels * linear));
            AddGroup(rows, group, weights * (probability - labels), weights * probability * (Vector512<double>.One - probability));
        }

        CompleteSums(penalty);
        var prior = ScalarMath.Log1pExp(Coefficients[0]) - (0.5 * Coefficients[0]);
        for (var j = 1; j < ColumnCount; j++) prior += 0.5 * penalty.Of(j) * Coefficients[j] * Coefficients[j];
        return Vector512.Sum(objective) + prior;
    }
}
