namespace Cdi.Estimation.Annotations;

/// <summary>What values a feature of annotations takes, which decides how it is predicted and how far one label can be from another.</summary>
public enum OutcomeScale
{
    /// <summary>0 or 1; predicted by a probability.</summary>
    Indicator,

    /// <summary>Any number; predicted by a conditional mean.</summary>
    Number,
}
