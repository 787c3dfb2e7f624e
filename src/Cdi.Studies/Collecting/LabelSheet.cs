using Cdi.Studies.Definitions;

namespace Cdi.Studies.Collecting;

/// <summary>The texts of a round that wait for an answer, as people are to see them: no answer of a model, no probability, in an order that tells
/// nothing.</summary>
/// <param name="Round">The round, from 1.</param>
/// <param name="Asked">Texts drawn in the round.</param>
/// <param name="Columns">Names of the columns with texts.</param>
/// <param name="Questions">What is asked about each text.</param>
/// <param name="Rows">The texts without an answer, in random order.</param>
public sealed record LabelSheet(
    int Round, int Asked, IReadOnlyList<string> Columns, IReadOnlyList<SheetQuestion> Questions, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>Header of the column that tells texts apart.</summary>
    public const string Key = "key";

    /// <summary>Header of the column where annotators write who they are, where a text takes answers of several.</summary>
    public const string Annotator = "annotator";

    /// <summary>Whether a text takes answers of several annotators, each of whom fills in a copy of the file.</summary>
    public bool HasAnnotators { get; init; }

    /// <summary>How many annotators are to answer each text.</summary>
    public int LabelsPerText { get; init; } = 1;

    /// <summary>Whether the study says what becomes of texts of which nobody can say what they are.</summary>
    public bool TakesCannotSay { get; init; }

    /// <summary>Headers of the columns that tell texts and annotators apart.</summary>
    internal IEnumerable<string> Keys => HasAnnotators ? [Key, Annotator] : [Key];

    /// <summary>Headers of the columns where answers are written, one for each question.</summary>
    public IEnumerable<string> Labels => Questions.Select(question => question.HeaderOf("label"));
}
