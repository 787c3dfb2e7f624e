namespace Cdi.ModelServer;

/// <summary>A call that reached the server.</summary>
/// <param name="Prompt">What was asked.</param>
/// <param name="Model">Of which model.</param>
/// <param name="Key">The key that was sent; empty for none.</param>
/// <param name="Body">The whole request.</param>
/// <param name="Time">Which call to this prompt, from 1.</param>
public sealed record ServedCall(string Prompt, string Model, string Key, string Body, int Time)
{
    /// <summary>Tokens that the answer could begin with and logarithms of their probabilities, told where they are asked for; null for the
    /// answer itself and another word.</summary>
    public IReadOnlyList<(string Token, double LogProbability)>? Tokens { get; init; }

    /// <summary>Tokens that are said to have been used; null for as many as there are.</summary>
    public (int Input, int Output)? Usage { get; init; }
}
