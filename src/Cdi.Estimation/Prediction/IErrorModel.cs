namespace Cdi.Estimation.Prediction;

/// <summary>Predicts the squared error of a prediction from what is known of a row without a human.</summary>
public interface IErrorModel
{
    /// <summary>Fits to labelled rows.</summary>
    /// <param name="rows">m rows of the corpus.</param>
    /// <param name="squaredErrors">m; (v − v̂)², finite, not negative.</param>
    /// <param name="weights">m; 1/π, positive.</param>
    void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> squaredErrors, ReadOnlySpan<double> weights);

    /// <summary>The squared error expected of a row; not negative.</summary>
    /// <param name="row">Row of the corpus, 0-based.</param>
    double Predict(int row);
}
