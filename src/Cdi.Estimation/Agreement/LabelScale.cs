namespace Cdi.Estimation.Agreement;

/// <summary>How far two labels of one text are from each other.</summary>
public enum LabelScale
{
    /// <summary>Options: equal or not.</summary>
    Nominal,

    /// <summary>Options in an order: by the labels that lie between them, Krippendorff's ordinal difference.</summary>
    Ordinal,

    /// <summary>Numbers: by the square of their difference.</summary>
    Interval,
}
