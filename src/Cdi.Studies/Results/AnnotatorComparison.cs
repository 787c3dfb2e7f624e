using Cdi.Estimation.Agreement;

namespace Cdi.Studies.Results;

/// <summary>A language model beside the humans who decide the same outcome.</summary>
public sealed record AnnotatorComparison
{
    /// <summary>Name of the language model in the spec.</summary>
    public required string Llm { get; init; }

    /// <summary>Name of the human annotators.</summary>
    public required string Human { get; init; }

    /// <summary>Name of the outcome.</summary>
    public required string Outcome { get; init; }

    /// <summary>Rows with an answer of the model.</summary>
    public required int Answered { get; init; }

    /// <summary>Rows about which it is not asked, because they are labelled for examples in its prompts; what it may have said of them is in no number
    /// here.</summary>
    public int SetApart { get; init; }

    /// <summary>Examples as its prompts print them: all that stand in the spec, else one of the corpus, whose text is a placeholder unless the study lets its
    /// report quote texts; empty where prompts show none.</summary>
    public string Example { get; init; } = "";

    /// <summary>Rows with an answer and a human label in the study's sample.</summary>
    public required int Compared { get; init; }

    /// <summary>Counts by option of the outcome, in the order of the spec; empty for a numeric outcome.</summary>
    public required IReadOnlyList<OptionCount> Options { get; init; }

    /// <summary>The same on each question from which the label follows, in the order of the spec; empty where the label is asked for itself, or where one of
    /// the two is known by labels only.</summary>
    public IReadOnlyList<QuestionComparison> Questions { get; init; } = [];

    /// <summary>Share of rows where both agree, weighted by 1/π; null for a numeric outcome, or where nothing can be compared.</summary>
    public required ShareEstimate? Agreement { get; init; }

    /// <summary>Bias, errors and correlation of a numeric outcome; null for options, or where nothing can be compared.</summary>
    public NumericAgreement? Numbers { get; init; }

    /// <summary>Agreement by the model's stated confidence, lowest first; empty where it states none.</summary>
    public required IReadOnlyList<CalibrationBin> Calibration { get; init; }

    /// <summary>Whether the model's confidence deserves its name; null where it states none, or where nothing can be compared.</summary>
    public ConfidenceQuality? Confidence { get; init; }
}
