using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Prediction;

/// <summary>Predicts E[v | a, x] by ridge regression on a <see cref="PredictorBasis"/>.</summary>
/// <remarks>
/// Rows weigh 1/π, scaled so that the weights sum to Kish's effective number of labels; the penalty of covariates is the one of
/// <see cref="CovariatePenalties"/> with the least leave-one-out squared error within the rows fitted to. Without rows the prediction is ½ for an indicator
/// and 0 for a number. Buffers are reused: one object per thread.
/// </remarks>
internal sealed class RidgePredictor : IPredictor
{
    /// <summary>κ of the coefficients of the LLM's answer: the prior that its standardised regressors move the log odds by about 2.</summary>
    public const double AnswerPenalty = 0.3;

    private readonly PredictorBasis basis;
    private readonly CancellationToken cancellation;
    private readonly RidgeRegression regression;
    private readonly double[] best;
    private readonly TrainingRows training;

    private RidgePredictor(PredictorBasis basis, RidgeRegression regression, CancellationToken cancellation)
    {
        (this.basis, this.regression, this.cancellation) = (basis, regression, cancellation);
        (best, training) = (new double[basis.ColumnCount], new TrainingRows(basis.ColumnCount));
    }

    /// <summary>κ tried for the coefficients of covariates, in labels, from nearly nothing of them (0.06 on the log odds) to a strong effect (0.5).</summary>
    /// <remarks>Most covariates say little beyond the answer: their number must not cost labels.</remarks>
    public static ReadOnlySpan<double> CovariatePenalties => [256, 32, 4];

    /// <summary>The ridge that suits a variable: logistic for an indicator, linear for a number.</summary>
    /// <param name="columns">What is known of every row.</param>
    /// <param name="cancellation">Ends a fit before its next penalty with <see cref="OperationCanceledException"/>.</param>
    public static RidgePredictor For(PredictorColumns columns, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new RidgePredictor(columns.Basis, columns.Scale switch
        {
            OutcomeScale.Indicator => new RidgeLogisticRegression(columns.Basis.ColumnCount),
            OutcomeScale.Number => new RidgeLinearRegression(columns.Basis.ColumnCount),
            _ => throw new NotSupportedException($"No ridge is known for {columns.Scale}."),
        }, cancellation);
    }

    /// <inheritdoc/>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        training.Clear(rows.Length);
        for (var i = 0; i < rows.Length; i++) training.Add(basis.Row(rows[i]), values[i], weights[i]);
        Array.Clear(regression.Coefficients);
        if (training.Count == 0) return;
        training.Complete();
        FitPenalties();
    }

    /// <inheritdoc/>
    public double Predict(int row)
    {
        Span<double> value = stackalloc double[1];
        Predict([row], value);
        return value[0];
    }

    /// <inheritdoc/>
    public void Predict(ReadOnlySpan<int> rows, Span<double> predictions)
    {
        for (var i = 0; i < rows.Length; i++) predictions[i] = regression.Linear(basis.Row(rows[i]));
        regression.Predict(predictions[..rows.Length]);
    }

    /// <summary>Fits each penalty, the strongest first so that each fit starts near its solution, and keeps the best.</summary>
    private void FitPenalties()
    {
        var least = double.NaN;
        foreach (var penalty in CovariatePenalties)
        {
            cancellation.ThrowIfCancellationRequested();
            regression.Fit(training, new RidgePenalty(basis.AnswerColumnCount, AnswerPenalty, penalty));
            var error = regression.LeaveOneOutError(training);
            if (error >= least) continue;
            least = error;
            regression.Coefficients.CopyTo(best, 0);
        }

        best.CopyTo(regression.Coefficients, 0);
    }
}
