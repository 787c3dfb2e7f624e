using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Prediction;

/// <summary>A regression with a <see cref="RidgePenalty"/>, whose buffers are reused from fit to fit.</summary>
internal abstract class RidgeRegression(int columnCount)
{
    /// <summary>q, the regressors, the constant included.</summary>
    protected int ColumnCount { get; } = columnCount;

    /// <summary>q × q, row-major; the lower triangle of the penalised Hessian at the coefficients.</summary>
    protected double[] Hessian { get; } = new double[columnCount * columnCount];

    /// <summary>Its factor.</summary>
    protected CholeskyFactor Factor { get; } = new(columnCount);

    /// <summary>β, q; the constant first.</summary>
    public double[] Coefficients { get; } = new double[columnCount];

    /// <summary>Fits β, starting from the coefficients of the fit before.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="penalty">κ, each positive.</param>
    public abstract void Fit(TrainingRows rows, RidgePenalty penalty);

    /// <summary>The prediction of one row at the fitted coefficients.</summary>
    public abstract double Predict(ReadOnlySpan<double> row);

    /// <summary>The weighted mean over the rows of the squared error of predicting each from the others, to first order, at the fitted coefficients.</summary>
    public double LeaveOneOutError(TrainingRows rows)
    {
        Span<double> solved = stackalloc double[ColumnCount];
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows.Row(i);
            row.CopyTo(solved);
            Factor.ForwardSolve(solved);
            var influence = 0.0;
            foreach (var value in solved) influence += value * value;
            var error = rows.Labels[i] - LeaveOneOutPrediction(Linear(row), rows.Labels[i], rows.Weights[i] * influence);
            sum += rows.Weights[i] * error * error;
            total += rows.Weights[i];
        }

        return sum / total;
    }

    /// <summary>The prediction of a row by the fit to the other rows.</summary>
    /// <param name="linear">βᵀx of the row.</param>
    /// <param name="label">Its label.</param>
    /// <param name="influence">w xᵀA⁻¹x, A the penalised Hessian.</param>
    protected abstract double LeaveOneOutPrediction(double linear, double label, double influence);

    /// <summary>Factors the Hessian.</summary>
    /// <exception cref="InvalidOperationException">A regressor, label or weight is not finite.</exception>
    protected void FactorHessian()
    {
        if (!Factor.TryFactor(Hessian)) throw new InvalidOperationException("A ridge Hessian is positive definite unless a regressor, label or weight is not finite.");
    }

    /// <summary>βᵀx.</summary>
    protected double Linear(ReadOnlySpan<double> row)
    {
        var sum = 0.0;
        for (var j = 0; j < ColumnCount; j++) sum += Coefficients[j] * row[j];
        return sum;
    }
}
