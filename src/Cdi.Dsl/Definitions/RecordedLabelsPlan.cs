using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Definitions;

/// <summary>Annotations that were given earlier: columns of the corpus file, or of a file of their own.</summary>
/// <param name="LabelColumn">Header in the file; a blank cell is "no label". Empty where labels follow from <see cref="Answers"/>.</param>
/// <param name="Map">What the cells mean: cell text to option key, in order of the spec; empty for a numeric outcome, or where cells are the option keys
/// themselves.</param>
/// <param name="ConfidenceColumn">Header of the column with the probability, 0 … 1, that the label is right; null where none.</param>
public sealed record RecordedLabelsPlan(string LabelColumn, EquatableArray<LabelMapping> Map, string? ConfidenceColumn)
{
    /// <summary>Header of the column that is 1 for texts that prompts showed as examples; null where none.</summary>
    public string? ExamplesColumn { get; init; }

    /// <summary>The file that has the columns; null where that of the corpus has them.</summary>
    public LabelFilePlan? File { get; init; }

    /// <summary>Headers of further columns with labels, one for each further annotator; empty where each text has one label in a row.</summary>
    public EquatableArray<string> OtherColumns { get; init; }

    /// <summary>Headers of the columns with the probability of each option, in the order of the options; empty where methods use labels.</summary>
    public EquatableArray<string> ProbabilityColumns { get; init; }

    /// <summary>The answers to each question, in the order of the questions, from which labels follow; empty where labels are recorded themselves.</summary>
    public EquatableArray<RecordedAnswerPlan> Answers { get; init; }
}
