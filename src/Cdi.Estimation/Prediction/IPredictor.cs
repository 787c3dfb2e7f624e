namespace Cdi.Estimation.Prediction;

/// <summary>Predicts a number of a row, such as what a human would say of it or how wrong a prediction is, from what is known without a human.</summary>
/// <remarks>A predictor is one class beside this and one value of <see cref="PredictorKind"/>, which is given the raw columns and the basis of regressors
/// (<see cref="PredictorColumns"/>). It reads no number but those of the rows it is fitted to.</remarks>
internal interface IPredictor
{
    /// <summary>Fits to labelled rows; what was fitted before is forgotten.</summary>
    /// <param name="rows">m rows of the corpus.</param>
    /// <param name="values">m; what is to be predicted, finite.</param>
    /// <param name="weights">m; 1/π, positive.</param>
    void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights);

    /// <summary>The prediction of a row by the last fit.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    double Predict(int row);

    /// <summary>The predictions of many rows, each the same as alone.</summary>
    /// <param name="rows">Rows of the corpus.</param>
    /// <param name="predictions">As many; overwritten.</param>
    void Predict(ReadOnlySpan<int> rows, Span<double> predictions)
    {
        for (var i = 0; i < rows.Length; i++) predictions[i] = Predict(rows[i]);
    }
}
