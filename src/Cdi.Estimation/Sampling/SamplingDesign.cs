namespace Cdi.Estimation.Sampling;

/// <summary>How inclusion probabilities follow from what is known before a draw.</summary>
public enum SamplingDesign
{
    /// <summary>Every row with the same probability.</summary>
    Uniform,

    /// <summary>In proportion to leverage, the effect of one unit of error of the row on the targets served.</summary>
    Leverage,

    /// <summary>Leverage times the error predicted from the LLM's confidence: the rule of Gligorić et al. (2024), its burn-in uniform.</summary>
    Confidence,

    /// <summary>Leverage times the calibrated error, shrunk towards leverage until labels support it.</summary>
    Error,
}
