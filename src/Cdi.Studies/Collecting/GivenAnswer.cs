namespace Cdi.Studies.Collecting;

/// <summary>What a person said of a text, from wherever it was asked.</summary>
/// <param name="Key">Key of the text.</param>
/// <param name="Annotator">Who said so; not read where each text takes one answer.</param>
/// <param name="Answers">What was said to each question of the sheet, as people write it: the key of an option, a number, or that nobody can say; empty where
/// nothing was said.</param>
public sealed record GivenAnswer(string Key, string Annotator, IReadOnlyList<string> Answers);
