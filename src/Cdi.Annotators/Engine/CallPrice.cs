using System.Text;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Engine;

/// <summary>What a model charges: for each call, or for a million tokens.</summary>
/// <param name="Currency">USD, EUR or GBP.</param>
/// <param name="PerCall">For each answer; null where tokens are charged.</param>
/// <param name="PerMillionInput">For a million tokens of prompts; null where calls are charged.</param>
/// <param name="PerMillionOutput">For a million tokens of answers; null where calls are charged.</param>
public sealed record CallPrice(string Currency, decimal? PerCall, decimal? PerMillionInput, decimal? PerMillionOutput)
{
    /// <summary>Tokens that a provider puts around a prompt, at most: roles, separators, the beginning of the answer.</summary>
    private const int Wrapping = 64;

    private const decimal Million = 1_000_000;

    /// <summary>The price that a study states; null where it states none.</summary>
    /// <param name="calls">How its model is asked.</param>
    public static CallPrice? Of(ModelCalls calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var isKnown = calls.PricePerCall is not null || calls is { PricePerMillionInput: not null, PricePerMillionOutput: not null };
        return calls.Currency is { } currency && isKnown
            ? new(currency, calls.PricePerCall, calls.PricePerMillionInput, calls.PricePerMillionOutput)
            : null;
    }

    /// <summary>The price of a call in a batch: half, with every provider that is known here.</summary>
    public CallPrice InBatch => this with { PerCall = PerCall / 2, PerMillionInput = PerMillionInput / 2, PerMillionOutput = PerMillionOutput / 2 };

    /// <summary>What an answer cost.</summary>
    /// <param name="inputTokens">Tokens of its prompt; null where the provider counted none. No prompt has fewer than 1: what says so has not counted.</param>
    /// <param name="outputTokens">Its tokens; null where the provider counted none. Fewer than 0 are no count.</param>
    /// <returns>Null where it cannot be known.</returns>
    public CallCost? Of(long? inputTokens, long? outputTokens)
    {
        if (PerCall is { } call) return new(call, Currency);
        if (PerMillionInput is not { } input || PerMillionOutput is not { } output) return null;
        return inputTokens is { } read and > 0 && outputTokens is { } said and >= 0 ? new((read * input + said * output) / Million, Currency) : null;
    }

    /// <summary>What a call costs at most. No tokenizer of bytes makes more tokens of a text than it has bytes.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="parameters">What is sent beside it, as JSON.</param>
    /// <param name="maxTokens">Tokens of the answer at most; null for no limit.</param>
    /// <returns>Null where there is no bound.</returns>
    public CallCost? Bound(string prompt, string parameters, int? maxTokens)
    {
        if (PerCall is { } call) return new(call, Currency);
        return maxTokens is { } most ? BoundOf(Encoding.UTF8.GetByteCount(prompt) + Encoding.UTF8.GetByteCount(parameters), most) : null;
    }

    /// <summary>What a call costs at most.</summary>
    /// <param name="requestBytes">Bytes of its prompt and of what is sent beside it.</param>
    /// <param name="answerTokens">Tokens of the answer at most.</param>
    internal CallCost? BoundOf(long requestBytes, long answerTokens) => Of(requestBytes + Wrapping, answerTokens);
}
