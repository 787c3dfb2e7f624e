namespace Cdi.Studies.Results;

/// <summary>Which texts of a sample have a human label of an outcome.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Of">n: whether the text has one.</param>
public sealed record OutcomeLabels(string Outcome, ReadOnlyMemory<bool> Of);
