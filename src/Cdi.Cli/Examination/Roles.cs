namespace Cdi.Cli.Examination;

/// <summary>Which columns play which part.</summary>
/// <param name="Human">Labels of people; null where no column can be told to be theirs.</param>
/// <param name="Llm">Labels of the model; null where none.</param>
/// <param name="Confidence">The model's confidence in its own label; null where none.</param>
/// <param name="Given">Each text's probability of being labelled; null where none, and the labelled texts are taken for a uniform sample.</param>
internal sealed record Roles(Role? Human, Role? Llm, Role? Confidence, Role? Given)
{
    /// <summary>Pairs of columns that fit equally well, as <c>human and model</c>, where the choice is left to the user; empty otherwise.</summary>
    public IReadOnlyList<string> Undecided { get; init; } = [];
}
