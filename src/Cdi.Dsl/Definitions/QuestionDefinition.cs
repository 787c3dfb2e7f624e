#if CDI_RUNTIME
using Cdi.Studies.Collections;
#else
using Cdi.Dsl.Collections;
#endif

#if CDI_RUNTIME
namespace Cdi.Studies.Definitions;
#else
namespace Cdi.Dsl.Definitions;
#endif

/// <summary>A question that models and people are asked in the same words.</summary>
public sealed record QuestionDefinition
{
    /// <summary>Name of the question.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>What is asked.</summary>
    public required string Text { get; init; }

    /// <summary>What may be answered; empty where that is what the outcome takes: its options, or a number.</summary>
    public EquatableArray<OptionDefinition> Options { get; init; }
}
