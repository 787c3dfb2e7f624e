namespace Cdi.Corpus;

/// <summary>What a column of inclusion probabilities holds that has values above 1.</summary>
internal enum ProbabilityLook
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>1/π.</summary>
    Weights,

    /// <summary>100 π.</summary>
    Percentages,

    /// <summary>1/π divided by its mean.</summary>
    ScaledWeights,

    /// <summary>−log π.</summary>
    LogWeights,
}
