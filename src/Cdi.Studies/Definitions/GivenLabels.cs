namespace Cdi.Studies.Definitions;

/// <summary>How labels that were collected before the study had been drawn.</summary>
/// <param name="Probability">Name in <see cref="Corpus.CorpusDefinition.RecordedNumbers"/> of the inclusion probabilities, in (0, 1], one per row; null for <c>given = uniform</c>, where the probability is the share of rows labelled.</param>
public sealed record GivenLabels(string? Probability);
