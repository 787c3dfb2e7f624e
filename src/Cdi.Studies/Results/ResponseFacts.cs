using Cdi.Studies.Definitions;

namespace Cdi.Studies.Results;

/// <summary>Texts that were drawn and of which people could not say what they are.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Human">Name of the annotators.</param>
/// <param name="Asked">Texts drawn.</param>
/// <param name="CannotSay">Texts of these without a label.</param>
/// <param name="Treatment">What the estimates make of them.</param>
public sealed record ResponseFacts(string Outcome, string Human, int Asked, int CannotSay, Nonresponse Treatment);
