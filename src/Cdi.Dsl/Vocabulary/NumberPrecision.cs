#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>With how many digits estimates are computed.</summary>
public enum NumberPrecision
{
    /// <summary>Those of a double, some sixteen.</summary>
    Double,

    /// <summary>Twice as many, of numbers as their decimals say them.</summary>
    Extended,
}
