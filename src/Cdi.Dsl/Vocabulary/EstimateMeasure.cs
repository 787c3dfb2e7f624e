#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What of an estimate can be expected, on the reported scale.</summary>
public enum EstimateMeasure
{
    /// <summary>The estimate.</summary>
    Point,

    /// <summary>Its standard error.</summary>
    Se,

    /// <summary>The lower end of its interval.</summary>
    Lower,

    /// <summary>The upper end of its interval.</summary>
    Upper,

    /// <summary>Upper less lower end.</summary>
    Width,

    /// <summary>Half of upper less lower end.</summary>
    HalfWidth,

    /// <summary>The p-value of its test.</summary>
    P,
}
