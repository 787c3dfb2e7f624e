namespace Cdi.Studies.Results;

/// <summary>What an embedded annotator learnt from.</summary>
public sealed record LearnedModel
{
    /// <summary>Name of the model in the spec.</summary>
    public required string Llm { get; init; }

    /// <summary>What it reads of a text, as the rest of a sentence: <c>hashed n-grams of words and characters</c>.</summary>
    public required string Vectors { get; init; }

    /// <summary>Whose labels it learnt: name of another model, or of human annotators.</summary>
    public required string Teacher { get; init; }

    /// <summary>Whether they are those of people.</summary>
    public required bool FromPeople { get; init; }

    /// <summary>Whether it learnt numbers, and not options.</summary>
    public required bool IsNumeric { get; init; }

    /// <summary>Texts whose labels it learnt.</summary>
    public required int Texts { get; init; }

    /// <summary>κ of the ridge penalty in labels’ worth of information, for each fold.</summary>
    public required IReadOnlyList<double> Penalties { get; init; }
}
