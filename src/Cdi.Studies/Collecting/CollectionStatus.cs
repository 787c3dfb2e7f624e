using Cdi.Studies.Results;

namespace Cdi.Studies.Collecting;

/// <summary>How far the labels of a live study are collected.</summary>
public sealed record CollectionStatus
{
    /// <summary>The rounds drawn, in order.</summary>
    public required IReadOnlyList<RoundStatus> Rounds { get; init; }

    /// <summary>Whether every text of the sample has an answer and no round is left.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The rule by which sampling stopped before its budget was spent, as written; null where it did not.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Whether a model is to be asked before another text is drawn, because its prompts show what people have said.</summary>
    public bool AwaitsModels { get; init; }

    /// <summary>Answers that were replaced by later ones.</summary>
    public required int Corrections { get; init; }

    /// <summary>Each model beside the people, on the rounds that are closed; empty while none is.</summary>
    public required IReadOnlyList<AnnotatorComparison> Agreement { get; init; }

    /// <summary>Names of estimands that were added after the first draw, for which no text is drawn.</summary>
    public required IReadOnlyList<string> NotServed { get; init; }

    /// <summary>How annotators of the same texts agree with one another; empty where each text takes one answer.</summary>
    public IReadOnlyList<RaterFacts> Raters { get; init; } = [];

    /// <summary>Answers of single annotators about the first question; 0 where each text takes one.</summary>
    public int Opinions { get; init; }

    /// <summary>Texts drawn.</summary>
    public int Asked => Rounds.Sum(round => round.Asked);

    /// <summary>Texts drawn that have no answer yet.</summary>
    public int Left => Rounds.Sum(round => round.Left);
}
