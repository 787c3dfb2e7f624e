namespace Cdi.Dsl.Semantics;

/// <summary>How the labels of one outcome were drawn that were collected before.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="ProbabilityColumn">Declared column of inclusion probabilities; null for a uniform draw.</param>
public sealed record GivenDrawModel(string Outcome, ColumnModel? ProbabilityColumn);
