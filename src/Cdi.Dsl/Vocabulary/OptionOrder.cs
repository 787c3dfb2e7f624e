#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>The orders in which a prompt lists the options.</summary>
public enum OptionOrder
{
    /// <summary>As the outcome declares them.</summary>
    Given,

    /// <summary>Each rotation of that order: every option stands once in every place.</summary>
    Rotated,

    /// <summary>Every order.</summary>
    Every,
}
