using Cdi.Corpus;

namespace Cdi.Studies.Collecting;

/// <summary>A row of a file that people have filled in.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Key">Key of the text.</param>
/// <param name="Answers">What was written about each question; empty where nothing was.</param>
internal sealed record AnswerRow(RowPlace Place, string Key, IReadOnlyList<string> Answers)
{
    /// <summary>Who answered; empty where each text takes one answer, or where nobody is named.</summary>
    public string Annotator { get; init; } = "";
}
