#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How draws of several outcomes hang together, so that the probability of a label of each follows from those of one.</summary>
public enum JointRule
{
    /// <summary>Each was drawn without regard to the others: the probability of all is the product.</summary>
    Independent,

    /// <summary>Each was drawn among the texts of another: the probability of all is that of the innermost.</summary>
    Nested,
}
