using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>What annotators decide about a text: one of several options, or a number.</summary>
/// <param name="Name">Name of the outcome.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="IsOrdered">Whether the options have an order, the first the lowest.</param>
/// <param name="Options">The options, in order of the file; empty for a number.</param>
/// <param name="HasAllOptions">Whether every line of the block could be read; if not, an option that seems absent may be there.</param>
/// <param name="IsNumber">Whether annotators decide on a number.</param>
/// <param name="Minimum">Smallest number; null for options, and where numbers have no bounds.</param>
/// <param name="Maximum">Largest number; null for options, and where numbers have no bounds.</param>
public sealed record OutcomeModel(
    string Name,
    Place Place,
    string Documentation,
    bool IsOrdered,
    EquatableArray<OptionModel> Options,
    [property: CompilerNote] bool HasAllOptions,
    [property: CompilerNote] bool IsNumber,
    double? Minimum,
    double? Maximum)
{
    /// <summary>The questions by which it is asked, in order of the file; empty where annotators have words of their own.</summary>
    public EquatableArray<QuestionModel> Questions { get; init; }

    /// <summary>How options follow from the answers to questions, in order of the file; empty where annotators decide on the option itself.</summary>
    public EquatableArray<DerivationModel> Derivations { get; init; }

    /// <summary>Whether labels follow from the answers to questions.</summary>
    public bool IsDerived => Questions.Any(question => !question.Options.IsEmpty);

    /// <summary>What annotators choose from, with a name for messages: the options of each question, or those of the outcome.</summary>
    public IEnumerable<(string Name, EquatableArray<OptionModel> Options)> Asked() => IsDerived
        ? Questions.Select(question => ($"{Name}.{question.Name}", question.Options))
        : [(Name, Options)];

    /// <summary>The option with this key; null where there is none.</summary>
    public OptionModel? Find(string key) => Options.FirstOrDefault(option => option.Key == key);
}
