using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A question that models and people are asked in the same words.</summary>
/// <param name="Name">Name of the question.</param>
/// <param name="Place">Where it is declared.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Text">What is asked; null where it is absent or wrong, which is reported.</param>
/// <param name="Options">What may be answered, in order of the file; empty where that is what the outcome takes.</param>
/// <param name="HasAllOptions">Whether every line of the block could be read; if not, an answer that seems absent may be there.</param>
public sealed record QuestionModel(
    string Name,
    Place Place,
    string Documentation,
    Located<string>? Text,
    EquatableArray<OptionModel> Options,
    [property: CompilerNote] bool HasAllOptions);
