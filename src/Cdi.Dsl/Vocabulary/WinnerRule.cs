#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>Which of several estimates is singled out, with an interval that holds although it was.</summary>
public enum WinnerRule
{
    /// <summary>The largest.</summary>
    Largest,

    /// <summary>The smallest.</summary>
    Smallest,
}
