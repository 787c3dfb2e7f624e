namespace Cdi.Dsl.Vocabulary;

/// <summary>The scale of a reported quantity or of its interval, as authors name it; what a target has of both is a <see cref="TargetScale"/>.</summary>
public enum ScaleKind
{
    /// <summary>A mean, in units of the outcome; no neutral value.</summary>
    Mean,

    /// <summary>A coefficient of a linear model, in units of the outcome per unit of its term; neutral value 0.</summary>
    Coefficient,

    /// <summary>A share, 0 … 1; no neutral value.</summary>
    Proportion,

    /// <summary>A difference; neutral value 0.</summary>
    Difference,

    /// <summary>A difference in log odds, neutral value 0; for a share the log odds on which its interval is formed.</summary>
    LogOdds,

    /// <summary>A difference in the log of a rate; neutral value 0.</summary>
    LogRate,

    /// <summary>The logarithm of a positive mean or share, on which its interval is formed; what is reported is the mean or share.</summary>
    Log,

    /// <summary>A ratio: the interval is formed on the log scale, the report exponentiates; neutral value 1.</summary>
    Ratio,

    /// <summary>A variance, in squared units of the outcome; the interval is formed on its logarithm; no neutral value.</summary>
    Variance,

    /// <summary>A standard deviation, in units of the outcome; the interval is formed on its logarithm; no neutral value.</summary>
    StandardDeviation,

    /// <summary>A correlation, −1 … 1; the interval is formed on its area tangent, Fisher's z; neutral value 0.</summary>
    Correlation,

    /// <summary>A quantile, in units of the outcome; no neutral value.</summary>
    Quantile,

    /// <summary>A sum over all texts, in units of the outcome, or a number of texts; no neutral value.</summary>
    Total,
}
