namespace Cdi.Studies.Collecting;

/// <summary>A text to be labelled.</summary>
/// <param name="Key">What tells it apart.</param>
/// <param name="Texts">What is shown of it, in the order of the columns.</param>
public sealed record SheetRow(string Key, IReadOnlyList<string> Texts)
{
    /// <summary>Annotators who have answered already, where a text takes answers of several.</summary>
    public IReadOnlyList<string> AnsweredBy { get; init; } = [];
}
