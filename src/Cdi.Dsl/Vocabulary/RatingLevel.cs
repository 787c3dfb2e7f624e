namespace Cdi.Dsl.Vocabulary;

/// <summary>How far two labels are from each other in Krippendorff's α, by what their scale can tell.</summary>
public enum RatingLevel
{
    /// <summary>Labels are equal or not.</summary>
    Nominal,

    /// <summary>By how many labels lie between two options of an order.</summary>
    Ordinal,

    /// <summary>The square of their difference.</summary>
    Interval,

    /// <summary>The square of their difference over their sum.</summary>
    Ratio,
}
