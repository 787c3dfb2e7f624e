#if CDI_RUNTIME
namespace Cdi.Estimation.Designs;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What holds for designs by their kind.</summary>
public static class DesignKinds
{
    /// <summary>Every design, in the order in which specs and results list them.</summary>
    public static IReadOnlyList<DesignKind> All { get; } = (DesignKind[])Enum.GetValues(typeof(DesignKind));

    /// <summary>The word for a design in specs and results.</summary>
    /// <param name="design">The design.</param>
    /// <exception cref="InvalidOperationException">No such design.</exception>
    public static string Word(this DesignKind design) => design switch
    {
        DesignKind.Uniform => "uniform",
        DesignKind.Leverage => "leverage",
        DesignKind.Confidence => "confidence",
        DesignKind.Error => "error",
        DesignKind.Stratified => "stratified",
        DesignKind.Neyman => "neyman",
    };

    /// <summary>Whether the design goes by calibrated predictions.</summary>
    /// <param name="design">The design.</param>
    public static bool IsCalibrated(this DesignKind design) => design is DesignKind.Leverage or DesignKind.Error or DesignKind.Neyman;

    /// <summary>Whether the design draws from each stratum.</summary>
    /// <param name="design">The design.</param>
    public static bool IsStratified(this DesignKind design) => design is DesignKind.Stratified or DesignKind.Neyman;

    /// <summary>Whether probabilities follow from what is known of estimands and labels, in rounds that learn from each other.</summary>
    /// <param name="design">The design.</param>
    public static bool Learns(this DesignKind design) => design is not (DesignKind.Uniform or DesignKind.Stratified);
}
