using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Imports;

/// <summary>An answer that a model gave elsewhere, as a file has it.</summary>
/// <param name="Key">Key of the text.</param>
/// <param name="Model">The model, as the file names it; empty where it names none.</param>
/// <param name="Reply">What it said, and why it ended; null where the call brought no answer.</param>
/// <param name="Place">Where it stands: <c>line 3</c>, <c>sample 7</c>.</param>
public sealed record MadeAnswer(string Key, string Model, CallReply? Reply, string Place)
{
    /// <summary>Which of several questions it answers, from 0; 0 where the label is asked for itself.</summary>
    public int Question { get; init; }

    /// <summary>What it said of its confidence; null where it was not asked.</summary>
    public string? Confidence { get; init; }

    /// <summary>Why the call brought no answer; empty where it brought one.</summary>
    public string Fault { get; init; } = "";
}
