namespace Cdi.Studies.Collecting;

/// <summary>What came of a file that people have filled in.</summary>
/// <param name="Added">Texts answered for the first time.</param>
/// <param name="CannotSay">How many of these nobody could say.</param>
/// <param name="Corrected">Texts whose earlier answer was replaced.</param>
/// <param name="Known">Texts whose answer was known and is the same.</param>
/// <param name="Blank">Rows without an answer.</param>
/// <param name="Left">Texts of the round that have no answer yet.</param>
public sealed record ImportOutcome(int Added, int CannotSay, int Corrected, int Known, int Blank, int Left);
