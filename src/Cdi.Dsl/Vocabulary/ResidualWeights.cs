namespace Cdi.Dsl.Vocabulary;

/// <summary>By what the residuals of calibrated labels are weighted in variances.</summary>
public enum ResidualWeights
{
    /// <summary>By the calibrated weights.</summary>
    Weighted,

    /// <summary>By 1/π, as before calibration.</summary>
    Plain,
}
