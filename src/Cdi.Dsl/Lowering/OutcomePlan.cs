using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Lowering;

/// <summary>What annotators decide about a text.</summary>
/// <param name="Name">Name of the outcome.</param>
/// <param name="PropertyName">The name of the emitted type of its options.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Options">The options, in order of the spec; empty for a numeric outcome.</param>
/// <param name="Minimum">Smallest value of a numeric outcome; null for options.</param>
/// <param name="Maximum">Largest value of a numeric outcome; null for options.</param>
public sealed record OutcomePlan(
    string Name,
    string PropertyName,
    string Documentation,
    EquatableArray<OptionPlan> Options,
    double? Minimum,
    double? Maximum)
{
    /// <summary>Whether the outcome is a number rather than one of several options.</summary>
    public bool IsNumeric => Options.Count == 0;
}
