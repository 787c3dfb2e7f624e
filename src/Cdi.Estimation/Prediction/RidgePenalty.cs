namespace Cdi.Estimation.Prediction;

/// <summary>The curvature ½κβ² that a ridge adds to each coefficient of a <see cref="PredictorBasis"/>, in labels' worth of information; the constant is
/// free.</summary>
/// <param name="AnswerColumns">Coefficients of the LLM's answer, which follow the constant.</param>
/// <param name="Answer">κ of those.</param>
/// <param name="Covariates">κ of all further coefficients.</param>
internal readonly record struct RidgePenalty(int AnswerColumns, double Answer, double Covariates)
{
    /// <summary>κ of one coefficient.</summary>
    /// <param name="column">Its regressor, 1 or more.</param>
    public double Of(int column) => column <= AnswerColumns ? Answer : Covariates;
}
