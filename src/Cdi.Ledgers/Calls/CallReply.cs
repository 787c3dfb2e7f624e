namespace Cdi.Ledgers.Calls;

/// <summary>An answer as it came.</summary>
/// <param name="Text">What the model said; empty where it said nothing.</param>
/// <param name="Finish">Why it ended, in the provider's word: stop, length, content_filter, refusal.</param>
public sealed record CallReply(string Text, string Finish)
{
    /// <summary>The model that the provider names; empty where it names none.</summary>
    public string Model { get; init; } = "";

    /// <summary>Tokens of the prompt; null where the provider counts none.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens of the answer; null where the provider counts none.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>What it cost; null where the price or the usage is unknown.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>The file that the answer was imported from; empty where the model was asked here.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Logarithms of the probabilities of its first token that is no blank, and of those that could have stood in its place, the likeliest
    /// first; empty where none were given.</summary>
    public IReadOnlyList<TokenProbability> Tokens { get; init; } = [];
}
