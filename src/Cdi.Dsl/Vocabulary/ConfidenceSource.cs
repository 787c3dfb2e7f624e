#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>What the confidence in a label is.</summary>
public enum ConfidenceSource
{
    /// <summary>What the model says when it is asked for it, or nothing where it is not.</summary>
    Stated,

    /// <summary>The probability of the tokens that the label begins with.</summary>
    Tokens,

    /// <summary>The share of a text's answers that are the label.</summary>
    Agreement,
}
