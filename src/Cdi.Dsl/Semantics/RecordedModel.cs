using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>Annotations that were given earlier: columns of the corpus file, or of a file of their own.</summary>
/// <param name="Place">Where the block stands.</param>
/// <param name="Label">Header of the column with the labels; with the answers to the first question, where labels follow from several.</param>
/// <param name="Map">What its cells mean; empty where the cells are the keys of the options, or numbers.</param>
/// <param name="Confidence">Header of the column with the confidence; null where none.</param>
/// <param name="HasWholeMap">Whether every pair of the map means something.</param>
/// <param name="HasNoConfidence">Whether the block says nothing of a confidence, right or wrong.</param>
public sealed record RecordedModel(
    Place Place,
    Located<string> Label,
    EquatableArray<CellMeaning> Map,
    Located<string>? Confidence,
    [property: CompilerNote] bool HasWholeMap,
    [property: CompilerNote] bool HasNoConfidence)
{
    /// <summary>The file that has the columns; null where that of the corpus has them.</summary>
    public LabelFileModel? File { get; init; }

    /// <summary>Header of the column that is 1 for texts of the corpus that prompts showed as examples; null where not given.</summary>
    public Located<string>? Examples { get; init; }

    /// <summary>Headers of further columns with labels, one for each further annotator, or with their answers to the first question; empty where each text
    /// has one label in a row.</summary>
    public EquatableArray<Located<string>> Others { get; init; }

    /// <summary>Headers of the columns with the probability of each option, in the order of the options; empty where there are none.</summary>
    public EquatableArray<Located<string>> Probabilities { get; init; }

    /// <summary>Whether columns of probabilities were meant, be they right or reported.</summary>
    [CompilerNote]
    public bool NamesProbabilities { get; init; }

    /// <summary>The answers to each question, in the order of the questions, from which labels follow; empty where labels are recorded themselves.</summary>
    public EquatableArray<RecordedAnswerModel> Answers { get; init; }

    /// <summary>Headers of the columns with the labels, or with the answers that make them.</summary>
    public IEnumerable<Located<string>> LabelColumns() => Answers.IsEmpty ? [Label, .. Others]
        : Answers.SelectMany(answer => answer.Others.Prepend(answer.Column));

    /// <summary>Whether a column of the corpus file holds these labels, or answers that make them.</summary>
    /// <param name="header">Header of the column.</param>
    public bool IsLabelOfCorpus(string? header) => File is null && LabelColumns().Any(column => column.Value == header);
}
