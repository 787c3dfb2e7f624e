namespace Cdi.Estimation.Prediction;

/// <summary>Predicts what a human would say of every row by a predictor of any kind; out of fold, so that no label predicts itself.</summary>
/// <remarks>Buffers are reused: one object per thread.</remarks>
internal sealed class Calibrator
{
    private readonly IPredictor predictor;
    private readonly int rowCount;
    private int[] rowsOfOthers = [];
    private double[] labelsOfOthers = [];
    private double[] weightsOfOthers = [];
    private int[] rowsOfFold = [];
    private double[] predictionsOfFold = [];

    /// <summary>A calibrator of one annotated variable.</summary>
    /// <param name="columns">What is known of every row.</param>
    /// <param name="kind">What predicts; a ridge unless said otherwise.</param>
    /// <param name="cancellation">Ends a fit early with <see cref="OperationCanceledException"/>.</param>
    public Calibrator(PredictorColumns columns, PredictorKind? kind = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        (predictor, rowCount) = ((kind ?? PredictorKind.Ridge).Create(columns, cancellation), columns.RowCount);
    }

    /// <inheritdoc cref="IPredictor.Fit"/>
    public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights) => predictor.Fit(rows, values, weights);

    /// <inheritdoc cref="IPredictor.Predict(int)"/>
    public double Predict(int row) => predictor.Predict(row);

    /// <inheritdoc cref="IPredictor.Predict(ReadOnlySpan{int}, Span{double})"/>
    public void Predict(ReadOnlySpan<int> rows, Span<double> predictions) => predictor.Predict(rows, predictions);

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
        ArgumentNullException.ThrowIfNull(folds);
        PredictOutOfFold(rows, rowLabels, rowWeights, folds.OfRows.Span, folds.Count, predictions);
    }

    /// <summary>The same with folds as they are.</summary>
    /// <inheritdoc cref="PredictOutOfFold(ReadOnlySpan{int}, ReadOnlySpan{double}, ReadOnlySpan{double}, Folds, Span{double})"/>
    internal void PredictOutOfFold(
        ReadOnlySpan<int> rows, ReadOnlySpan<double> rowLabels, ReadOnlySpan<double> rowWeights, ReadOnlySpan<int> folds, int count,
        Span<double> predictions)
    {
        if (folds.Length != rowCount || predictions.Length != rowCount)
            throw new ArgumentException("Folds, predictions and corpus differ in length.", nameof(predictions));
        for (var fold = 0; fold < count; fold++) PredictFold(rows, rowLabels, rowWeights, folds, fold, predictions);
    }

    /// <summary>Predicts the rows of one fold from the labelled rows of the others.</summary>
    /// <param name="rows">m labelled rows.</param>
    /// <param name="rowLabels">m; what the human said of them, finite.</param>
    /// <param name="rowWeights">m; 1/π, positive.</param>
    /// <param name="folds">n; the fold of every row of the corpus.</param>
    /// <param name="fold">The fold.</param>
    /// <param name="predictions">n; overwritten in the rows of the fold.</param>
    internal void PredictFold(
        ReadOnlySpan<int> rows, ReadOnlySpan<double> rowLabels, ReadOnlySpan<double> rowWeights, ReadOnlySpan<int> folds, int fold, Span<double> predictions)
    {
        if (rowsOfOthers.Length < rows.Length)
            (rowsOfOthers, labelsOfOthers, weightsOfOthers) = (new int[rows.Length], new double[rows.Length], new double[rows.Length]);
        var others = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (folds[rows[i]] == fold) continue;
            (rowsOfOthers[others], labelsOfOthers[others], weightsOfOthers[others]) = (rows[i], rowLabels[i], rowWeights[i]);
            others++;
        }

        predictor.Fit(rowsOfOthers.AsSpan(0, others), labelsOfOthers.AsSpan(0, others), weightsOfOthers.AsSpan(0, others));
        if (rowsOfFold.Length < rowCount) (rowsOfFold, predictionsOfFold) = (new int[rowCount], new double[rowCount]);
        var own = 0;
        for (var row = 0; row < predictions.Length; row++)
        {
            rowsOfFold[own] = row;
            own += folds[row] == fold ? 1 : 0;
        }

        predictor.Predict(rowsOfFold.AsSpan(0, own), predictionsOfFold);
        for (var i = 0; i < own; i++) predictions[rowsOfFold[i]] = predictionsOfFold[i];
    }
}
