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
    /// <summary>The option with this key; null where there is none.</summary>
    public OptionModel? Find(string key) => Options.FirstOrDefault(option => option.Key == key);
}
