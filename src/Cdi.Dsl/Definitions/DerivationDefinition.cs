#if CDI_RUNTIME
using Cdi.Corpus;
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>How the label of a text follows from the answers to several questions.</summary>
public sealed record DerivationDefinition
{
    /// <summary>The label that each combination of answers makes.</summary>
    public required DerivationRule Rule { get; init; }

    /// <summary>The rule of each option as the spec writes it, in the order of the options; empty for the option that is what the others leave.</summary>
    public EquatableArray<string> Written { get; init; }
}
