namespace Cdi.Estimation.Rectification;

/// <summary>What stands for the LLM's answer in the predicted score ĝ.</summary>
public enum PredictionSource
{
    /// <summary>No prediction is read.</summary>
    None,

    /// <summary>The LLM's own label or number.</summary>
    Raw,

    /// <summary>The cross-fitted conditional expectation of the features given the LLM's answer and the covariates.</summary>
    Calibrated,
}
