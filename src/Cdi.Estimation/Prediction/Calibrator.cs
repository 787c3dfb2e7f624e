using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Prediction;

/// <summary>Predicts what a human would say, E[v | a, x], by ridge regression on a <see cref="PredictorBasis"/> from the labelled rows.</summary>
/// <remarks>
/// Logistic for an indicator, linear for a number. Rows weigh 1/π, scaled so that the weights sum to Kish's effective number
/// of labels; the penalty of covariates is the one of <see cref="CovariatePenalties"/> with the least leave-one-out squared
/// error within the rows fitted to. Reads no label but those of the rows it is given. Buffers are reused: one object per thread.
/// </remarks>
public sealed class Calibrator
{
    /// <summary>κ of the coefficients of the LLM's answer: the prior that its standardised regressors move the log odds by about 2.</summary>
    public const double AnswerPenalty = 0.3;

    private readonly PredictorBasis basis;
    private readonly CancellationToken cancellation;
    private readonly RidgeRegression regression;
    private readonly double[] best;
    private readonly TrainingRows training;

    /// <summary>A calibrator of one annotated variable.</summary>
    /// <param name="basis">The regressors of every row.</param>
    /// <param name="scale">What values the variable takes.</param>
    /// <param name="cancellation">Ends a fit before its next penalty with <see cref="OperationCanceledException"/>.</param>
    public Calibrator(PredictorBasis basis, OutcomeScale scale, CancellationToken cancellation = default)
    {
        (this.basis, this.cancellation) = (basis, cancellation);
        regression = scale == OutcomeScale.Indicator
            ? new RidgeLogisticRegression(basis.ColumnCount)
            : new RidgeLinearRegression(basis.ColumnCount);
        best = new double[basis.ColumnCount];
        training = new TrainingRows(basis.ColumnCount);
    }

    /// <summary>κ tried for the coefficients of covariates, in labels, from nearly nothing of them (0.06 on the log odds) to a strong effect (0.5).</summary>
    /// <remarks>Most covariates say little beyond the answer: their number must not cost labels.</remarks>
    public static ReadOnlySpan<double> CovariatePenalties => [256, 32, 4];

    /// <summary>Fits to labelled rows.</summary>
    /// <param name="rows">m rows of the corpus.</param>
    /// <param name="rowLabels">m; what the human said of them, finite.</param>
    /// <param name="rowWeights">m; 1/π, positive.</param>
    /// <remarks>Without rows the prediction is ½ for an indicator and 0 for a number.</remarks>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> rowLabels, ReadOnlySpan<double> rowWeights)
    {
        training.Clear(rows.Length);
        for (var i = 0; i < rows.Length; i++) training.Add(basis.Row(rows[i]), rowLabels[i], rowWeights[i]);
        FitTraining();
    }

    /// <summary>The prediction of one row by the last fit.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    public double Predict(int row) => regression.Predict(basis.Row(row));

    /// <summary>Predicts every row of the corpus from the labelled rows of the other folds.</summary>
    /// <param name="rows">m labelled rows.</param>
    /// <param name="rowLabels">m; what the human said of them, finite.</param>
    /// <param name="rowWeights">m; 1/π, positive.</param>
    /// <param name="folds">The fold of every row of the corpus.</param>
    /// <param name="predictions">n; overwritten.</param>
    /// <exception cref="ArgumentException">Folds, predictions and corpus differ in length.</exception>
    public void PredictOutOfFold(
        ReadOnlySpan<int> rows, ReadOnlySpan<double> rowLabels, ReadOnlySpan<double> rowWeights, Folds folds, Span<double> predictions)
    {
        if (folds.RowCount != basis.RowCount || predictions.Length != basis.RowCount)
            throw new ArgumentException("Folds, predictions and corpus differ in length.", nameof(predictions));
        for (var fold = 0; fold < folds.Count; fold++)
        {
            training.Clear(rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                if (folds[rows[i]] != fold) training.Add(basis.Row(rows[i]), rowLabels[i], rowWeights[i]);
            }

            FitTraining();
            for (var row = 0; row < predictions.Length; row++)
            {
                if (folds[row] == fold) predictions[row] = Predict(row);
            }
        }
    }

    /// <summary>Fits each penalty, the strongest first so that each fit starts near its solution, and keeps the best.</summary>
    private void FitTraining()
    {
        Array.Clear(regression.Coefficients);
        if (training.Count == 0) return;
        training.Complete();
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
