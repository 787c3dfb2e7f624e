#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>Texts with their answers that prompts for a label show before the text that is asked about.</summary>
public sealed record ExamplesDefinition
{
    /// <summary>Examples that stand in the spec, in its order; empty where texts of the corpus are shown.</summary>
    public EquatableArray<WrittenExample> Written { get; init; }

    /// <summary>Texts of the corpus that a prompt shows, at most; 0 where examples stand in the spec.</summary>
    public int Shown { get; init; }

    /// <summary>Texts of the corpus that people label first, with certainty, from which those shown are chosen; 0 where examples stand in the
    /// spec.</summary>
    public int Pool { get; init; }

    /// <summary>Whether as many of each option are shown.</summary>
    public bool IsBalanced { get; init; }

    /// <summary>Which texts of the pool are shown.</summary>
    public ExampleChoice Choice { get; init; }

    /// <summary>By the cosine of which vectors texts are alike, where the nearest are shown.</summary>
    public EmbeddedKind Vectors { get; init; }
}
