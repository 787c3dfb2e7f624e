namespace Cdi.Ledgers.Calls;

/// <summary>A token that a model could begin its answer with.</summary>
/// <param name="Token">The token.</param>
/// <param name="LogProbability">Logarithm of its probability, at most 0.</param>
public readonly record struct TokenProbability(string Token, double LogProbability);
