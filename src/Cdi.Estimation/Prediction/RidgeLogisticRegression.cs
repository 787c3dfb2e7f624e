namespace Cdi.Estimation.Prediction;

/// <summary>Logistic regression with a ridge penalty, fitted by Newton's method with step halving.</summary>
/// <remarks>
/// One label of pseudo-data, half of it 0 and half 1, at the mean of all regressors bounds the constant, so that a fit exists
/// even when every label is the same.
/// </remarks>
internal sealed class RidgeLogisticRegression(int columnCount) : RidgeRegression(columnCount)
{
    private const int MaximumIterations = 50;
    private const double Tolerance = 1e-12;
    private readonly double[] gradient = new double[columnCount];
    private readonly double[] step = new double[columnCount];

    /// <inheritdoc/>
    public override void Fit(TrainingRows rows, RidgePenalty penalty)
    {
        var objective = Expand(rows, penalty);
        for (var iteration = 0; iteration < MaximumIterations; iteration++)
        {
            gradient.CopyTo(step, 0);
            Factor.Solve(step);
            var decrement = 0.0;
            for (var j = 0; j < ColumnCount; j++) decrement += gradient[j] * step[j];
            if (decrement < Tolerance * rows.Count) return;
            objective = Descend(rows, penalty, objective);
        }
    }

    /// <inheritdoc/>
    public override double Predict(ReadOnlySpan<double> row) => Logistic(Linear(row));

    /// <inheritdoc/>
    protected override double LeaveOneOutPrediction(double linear, double label, double influence)
    {
        var probability = Logistic(linear);
        var share = influence * probability * (1 - probability);
        return Logistic(linear - (influence * (label - probability) / (1 - share)));
    }

    /// <summary>Steps along −A⁻¹∇, halved until the objective does not rise; leaves gradient and factor at the new point.</summary>
    private double Descend(TrainingRows rows, RidgePenalty penalty, double before)
    {
        for (var scale = 1.0; ; scale /= 2)
        {
            for (var j = 0; j < ColumnCount; j++) Coefficients[j] -= scale * step[j];
            var after = Expand(rows, penalty);

            // A step below rounding ends the search: the point is the optimum to the last digits.
            if (after <= before + (1e-12 * Math.Abs(before)) || scale < 1e-6) return after;
            for (var j = 0; j < ColumnCount; j++) Coefficients[j] += scale * step[j];
        }
    }

    /// <summary>The penalised objective at the coefficients; writes its gradient and factored Hessian.</summary>
    private double Expand(TrainingRows rows, RidgePenalty penalty)
    {
        Array.Clear(Hessian);
        var objective = ExpandPrior(penalty);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Row(i);
            var linear = Linear(row);
            var decay = Math.Exp(-Math.Abs(linear));
            var probability = (linear >= 0 ? 1 : decay) / (1 + decay);
            var weight = rows.Weights[i];
            objective += weight * (Math.Log(1 + decay) + Math.Max(linear, 0) - (rows.Labels[i] * linear));
            var (slope, curvature) = (weight * (probability - rows.Labels[i]), weight * probability * (1 - probability));
            for (var j = 0; j < ColumnCount; j++)
            {
                gradient[j] += slope * row[j];
                var scaled = curvature * row[j];
                var line = Hessian.AsSpan(j * ColumnCount, j + 1);
                for (var k = 0; k < line.Length; k++) line[k] += scaled * row[k];
            }
        }

        FactorHessian();
        return objective;
    }

    /// <summary>The part of objective, gradient and Hessian that does not depend on the rows.</summary>
    private double ExpandPrior(RidgePenalty penalty)
    {
        var constant = Coefficients[0];
        var decay = Math.Exp(-Math.Abs(constant));
        var probability = Logistic(constant);
        gradient[0] = probability - 0.5;
        Hessian[0] = probability * (1 - probability);
        var objective = Math.Log(1 + decay) + Math.Max(constant, 0) - (0.5 * constant);
        for (var j = 1; j < ColumnCount; j++)
        {
            var curvature = penalty.Of(j);
            gradient[j] = curvature * Coefficients[j];
            Hessian[(j * ColumnCount) + j] = curvature;
            objective += 0.5 * curvature * Coefficients[j] * Coefficients[j];
        }

        return objective;
    }

    private static double Logistic(double linear)
    {
        var decay = Math.Exp(-Math.Abs(linear));
        return (linear >= 0 ? 1 : decay) / (1 + decay);
    }
}
