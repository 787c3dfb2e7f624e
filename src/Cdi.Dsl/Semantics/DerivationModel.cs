using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>A rule: the answers that make an option.</summary>
/// <param name="Option">Key of the option.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="Written">The condition in the canonical layout.</param>
/// <param name="Condition">The condition; null where it is wrong, which is reported.</param>
public sealed record DerivationModel(string Option, Place Place, string Written, [property: CompilerNote] AnswerCondition? Condition);
