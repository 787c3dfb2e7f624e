namespace Cdi.Dsl.Vocabulary;

/// <summary>Sidedness of intervals and tests.</summary>
public enum AlternativeKind
{
    /// <summary>Both sides.</summary>
    TwoSided,

    /// <summary>The quantity is larger than the null.</summary>
    Larger,

    /// <summary>The quantity is smaller than the null.</summary>
    Smaller,
}
