namespace Cdi.Studies.Results;

/// <summary>What a file of labels came to when it was joined to the corpus.</summary>
/// <param name="Subject">Dotted path of the block that declares it, <c>human.crowd.recorded</c>.</param>
/// <param name="Source">The file, as the study writes it.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Texts">Texts of the corpus that are labelled in it.</param>
/// <param name="Unmatched">Keys that no text has.</param>
/// <param name="Doubled">Keys that stand more than once with one label.</param>
public sealed record LabelFileFacts(string Subject, string Source, string Sha256, int Rows, int Texts, int Unmatched, int Doubled);
