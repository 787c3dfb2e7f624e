namespace Cdi.Estimation.Agreement;

/// <summary>How the numbers of a model agree with those of humans, over the labelled rows with an answer, weighted by 1/π. In units of the outcome, but for
/// the correlation.</summary>
public sealed record NumericAgreement
{
    /// <summary>Mean of model − human: above 0 where the model says more than humans do.</summary>
    public required ValueEstimate Bias { get; init; }

    /// <summary>Mean of |model − human|.</summary>
    public required ValueEstimate MeanAbsoluteError { get; init; }

    /// <summary>√ of the mean of (model − human)²; its interval is formed on the logarithm.</summary>
    public required ValueEstimate RootMeanSquareError { get; init; }

    /// <summary>Pearson's correlation of model and human, with Fisher's interval for Kish's effective number of rows; null where either does not
    /// vary.</summary>
    public required ValueEstimate? Correlation { get; init; }
}
