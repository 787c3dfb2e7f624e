namespace Cdi.Studies.Definitions;

/// <summary>What annotators decide about a text: one of several options, or a number.</summary>
public sealed record OutcomeDefinition
{
    /// <summary>Name of the outcome.</summary>
    public required string Name { get; init; }

    /// <summary>The <c>///</c> text; empty where none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The options; empty for a numeric outcome.</summary>
    public IReadOnlyList<OptionDefinition> Options { get; init; } = [];

    /// <summary>Smallest value of a numeric outcome; null for options.</summary>
    public double? Minimum { get; init; }

    /// <summary>Largest value of a numeric outcome; null for options.</summary>
    public double? Maximum { get; init; }

    /// <summary>Whether the outcome is a number rather than one of several options.</summary>
    public bool IsNumeric => Options.Count == 0;
}
