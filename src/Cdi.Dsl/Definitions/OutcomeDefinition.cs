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

/// <summary>What annotators decide about a text: one of several options, or a number.</summary>
public sealed record OutcomeDefinition
{
    /// <summary>Name of the outcome.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The options; empty for a numeric outcome.</summary>
    public EquatableArray<OptionDefinition> Options { get; init; }

    /// <summary>Whether the options have an order, the first the lowest.</summary>
    public bool IsOrdered { get; init; }

    /// <summary>The questions by which it is asked, in the order of the spec; empty where each annotator has words of its own.</summary>
    public EquatableArray<QuestionDefinition> Questions { get; init; }

    /// <summary>How labels follow from the answers to the questions; null where annotators decide on the label itself.</summary>
    public DerivationDefinition? Derivation { get; init; }

    /// <summary>Whether annotators read what the spec says of each option (<c>{explained_options}</c>), models and people alike.</summary>
    public bool IsExplained { get; init; }

    /// <summary>Smallest value of a numeric outcome; null for options.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest value of a numeric outcome; null for options.</summary>
    public double? Maximum { get; init; }

    /// <summary>Whether the outcome is a number rather than one of several options.</summary>
    public bool IsNumeric => Options.IsEmpty;

    /// <summary>A question of several as an outcome of its own: what an annotator decides who is asked it.</summary>
    /// <param name="question">One of <see cref="Questions"/>, with options of its own.</param>
    public OutcomeDefinition AskedBy(QuestionDefinition question) => this with
    {
        Name = $"{Name}.{question.Name}",
        Documentation = question.Documentation,
        Options = question.Options,
        IsOrdered = false,
        Questions = EquatableArray.Create(question with { Options = default }),
        Derivation = null,
    };

#if !CDI_RUNTIME
    /// <summary>Stem of emitted names.</summary>
    public required string PropertyName { get; init; }
#endif
}
