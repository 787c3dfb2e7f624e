namespace Cdi.Studies.Collecting;

/// <summary>What came of a file that people have filled in.</summary>
/// <param name="Added">Texts labelled for the first time.</param>
/// <param name="CannotSay">How many of these nobody could say.</param>
/// <param name="Corrected">Answers that replaced earlier ones.</param>
/// <param name="Known">Answers that were known and are the same.</param>
/// <param name="Blank">Rows without an answer.</param>
/// <param name="Left">Texts of the round that have no label yet.</param>
public sealed record ImportOutcome(int Added, int CannotSay, int Corrected, int Known, int Blank, int Left)
{
    /// <summary>Answers of single annotators that are new; 0 where each text takes one.</summary>
    public int Opinions { get; init; }

    /// <summary>Texts of which something new was answered, and the label hangs on further questions.</summary>
    public int InPart { get; init; }

    /// <summary>Annotators whose answers were read; 0 where the file does not tell them apart.</summary>
    public int Annotators { get; init; }
}
