#if CDI_RUNTIME
namespace Cdi.Estimation.Variance;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>The alternative hypothesis; interval and p-value always belong together.</summary>
public enum Alternative
{
    /// <summary>The target differs from its null: an interval with two ends.</summary>
    TwoSided,

    /// <summary>The target is larger than its null: an interval from a lower end to +∞.</summary>
    Larger,

    /// <summary>The target is smaller than its null: an interval from −∞ to an upper end.</summary>
    Smaller,
}
