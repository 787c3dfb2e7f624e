namespace Cdi.Estimation.Prediction;

/// <summary>What values an annotated variable takes, which decides how it is predicted.</summary>
public enum OutcomeScale
{
    /// <summary>0 or 1; predicted by a probability.</summary>
    Indicator,

    /// <summary>Any number; predicted by a conditional mean.</summary>
    Number,
}
