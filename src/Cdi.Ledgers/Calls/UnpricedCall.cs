namespace Cdi.Ledgers.Calls;

/// <summary>A sending that was paid for, or may have been, and whose cost is unknown: no price was stated when it was made, or the provider counted no
/// tokens.</summary>
/// <param name="Model">Model and snapshot that was asked.</param>
/// <param name="RequestBytes">Bytes of the prompt and of what was sent beside it, in UTF-8.</param>
/// <param name="AnswerBytes">Bytes of the answer in UTF-8; 0 where none came.</param>
/// <param name="InputTokens">Tokens of the prompt; null where the provider counted none.</param>
/// <param name="OutputTokens">Tokens of the answer; null where the provider counted none.</param>
public sealed record UnpricedCall(string Model, long RequestBytes, long AnswerBytes, long? InputTokens, long? OutputTokens)
{
    /// <summary>What it was to cost at most when it began; null where that was unknown.</summary>
    public CallCost? Bound { get; init; }

    /// <summary>Whether it was part of a batch.</summary>
    public bool IsInBatch { get; init; }
}
