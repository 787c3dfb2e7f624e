#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>Which texts of a pool a prompt shows as examples.</summary>
public enum ExampleChoice
{
    /// <summary>The first of a random order, the same in every prompt.</summary>
    Random,

    /// <summary>Those that are most like the text that is asked about.</summary>
    Nearest,
}
