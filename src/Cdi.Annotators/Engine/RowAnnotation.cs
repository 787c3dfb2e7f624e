using System.Collections.Immutable;
using Cdi.Annotators.Answers;

namespace Cdi.Annotators.Engine;

/// <summary>What a model has made of a text.</summary>
/// <param name="Value">Index of the option, or the number; NaN where there is none.</param>
/// <param name="Confidence">The confidence in it, 0 … 1, as the model says or its answers give; NaN where there is none.</param>
public readonly record struct RowAnnotation(double Value, double Confidence)
{
    /// <summary>A text that was not asked about, or not to the end.</summary>
    public static RowAnnotation Unasked { get; } = new(double.NaN, double.NaN) { IsPending = true };

    /// <summary>A text that is set apart as an example: the model is not asked about it.</summary>
    public static RowAnnotation OfExample { get; } = new(double.NaN, double.NaN) { IsSetApart = true };

    /// <summary>Whether the text is set apart as an example.</summary>
    public bool IsSetApart { get; init; }

    /// <summary>Whether the question has no end yet: not asked, or asked without an answer.</summary>
    public bool IsPending { get; init; }

    /// <summary>Why there is no value; null where there is one, or the text is pending.</summary>
    public AnswerFailure? Failure { get; init; }

    /// <summary>Why there is no confidence; null where there is one, none was asked for, or the text is pending.</summary>
    public AnswerFailure? ConfidenceFailure { get; init; }

    /// <summary>The probability of answers that begin with no option; null where no probabilities of tokens are asked for or told.</summary>
    public double? Outside { get; init; }

    /// <summary>The probability of each option, where the study uses them in the place of a label; empty where it does not, or where nothing tells
    /// them.</summary>
    public ImmutableArray<double> Probabilities { get; init; } = [];

    /// <summary>The answer to each question from which the label follows, NaN where it was not asked or has none; empty where the label is asked for
    /// itself.</summary>
    public ImmutableArray<double> Answers { get; init; } = [];

    /// <summary>What was said in place of an answer, or why the text is pending; null where there is nothing to say.</summary>
    public string? Detail { get; init; }
}
