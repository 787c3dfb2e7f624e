namespace Cdi.Corpus;

/// <summary>What came of a file of labels when it was joined to the corpus.</summary>
/// <param name="Declared">What the study says of the file.</param>
/// <param name="File">Path of the file that was read.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">Rows of the file that were read: of <see cref="LabelFile.Only"/> only.</param>
/// <param name="Texts">Texts of the corpus with a label.</param>
public sealed record JoinedLabels(LabelFile Declared, string File, string Sha256, int Rows, int Texts)
{
    /// <summary>Keys that no text of the corpus has, each once, in the order of the file.</summary>
    public IReadOnlyList<string> Unmatched { get; init; } = [];

    /// <summary>Keys that stand more than once with one and the same label (of one annotator), each once, in the order of the file.</summary>
    public IReadOnlyList<string> Doubled { get; init; } = [];

    /// <summary>Names of the annotators, in the order of the file; empty where each text has one label.</summary>
    public IReadOnlyList<string> Annotators { get; init; } = [];

    /// <summary>What each annotator said, by text and then in the order of the file; empty where each text has one label.</summary>
    public IReadOnlyList<LabelRating> Ratings { get; init; } = [];

    /// <summary>Texts on which the annotators are divided, so that they have no label; ascending.</summary>
    public IReadOnlyList<int> Tied { get; init; } = [];

    /// <summary>The same about the rows of a smaller table.</summary>
    /// <param name="places">n: the row there, −1 for one that it does not have.</param>
    internal JoinedLabels At(int[] places) => this with
    {
        Ratings = [.. Ratings.Where(rating => places[rating.Row] >= 0).Select(rating => rating with { Row = places[rating.Row] })],
        Tied = [.. Tied.Where(row => places[row] >= 0).Select(row => places[row])],
    };
}
