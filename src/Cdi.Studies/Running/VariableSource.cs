using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What an annotated variable of a problem stands for; estimands with the same source share one variable.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Event">Key of the option that counts as 1; null for a numeric outcome.</param>
/// <param name="Human">Who says the truth.</param>
/// <param name="Llm">The model that is compared; null where the study has none.</param>
internal sealed record VariableSource(OutcomeDefinition Outcome, string? Event, HumanDefinition Human, LlmDefinition? Llm)
{
    /// <summary>Index of the event among the options; −1 for a numeric outcome.</summary>
    public int EventCode { get; } = Event is null ? -1 : Outcome.Options.ToList().FindIndex(option => option.Key == Event);

    /// <summary>The variable as the spec writes it, <c>politeness[A]</c>.</summary>
    public string Shown => Event is null ? Outcome.Name : $"{Outcome.Name}[{Event}]";

    /// <summary>One value as a sentence about a row: <c>politeness = A</c>, <c>politeness other than A</c>.</summary>
    public string Describe(double value)
    {
        if (Event is null) return FormattableString.Invariant($"{Outcome.Name} = {value:G6}");
        if (value != 0) return $"{Outcome.Name} = {Event}";
        return Outcome.Options.Count == 2
            ? $"{Outcome.Name} = {Outcome.Options.First(option => option.Key != Event).Key}"
            : $"{Outcome.Name} other than {Event}";
    }

    /// <summary>One value as the label that it stands for: <c>A</c>, <c>not A</c>, or the number.</summary>
    public string Label(double value)
    {
        if (Event is null) return FormattableString.Invariant($"{value:G6}");
        if (value != 0) return Event;
        return Outcome.Options.Count == 2 ? Outcome.Options.First(option => option.Key != Event).Key : $"not {Event}";
    }
}
