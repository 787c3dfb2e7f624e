using Cdi.Estimation.Agreement;

namespace Cdi.Studies.Results;

/// <summary>Whether a model may take the place of one of the people who labelled the same texts.</summary>
/// <param name="Llm">Name of the model.</param>
/// <param name="Human">Name of the people in the spec.</param>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Names">Names of the people, by their numbers.</param>
/// <param name="Test">The test.</param>
public sealed record AlternativeTestFacts(string Llm, string Human, string Outcome, IReadOnlyList<string> Names, AlternativeTest Test);
