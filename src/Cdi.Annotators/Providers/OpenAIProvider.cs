using System.ClientModel;
using System.ClientModel.Primitives;
using Cdi.Ledgers.Calls;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace Cdi.Annotators.Providers;

/// <summary>OpenAI, and every service that speaks its protocol: vLLM, Ollama, llama.cpp, a proxy.</summary>
public sealed class OpenAIProvider : ChatProvider
{
    private readonly IChatClient client;

    /// <summary>A provider.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="model">The model.</param>
    /// <param name="timeout">How long an answer may take.</param>
    /// <param name="clock">The time.</param>
    public OpenAIProvider(ModelEndpoint endpoint, string model, TimeSpan timeout, TimeProvider clock)
        : this(endpoint, model, timeout, clock, null)
    {
    }

    /// <summary>A provider behind another network.</summary>
    internal OpenAIProvider(ModelEndpoint endpoint, string model, TimeSpan timeout, TimeProvider clock, HttpMessageHandler? network)
        : base(endpoint, model, timeout, clock, network)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        var options = new OpenAIClientOptions
        {
            Endpoint = endpoint.Address,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            Transport = new HttpClientPipelineTransport(Wire),
            NetworkTimeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        client = new ChatClient(model, new ApiKeyCredential(endpoint.Key.Length > 0 ? endpoint.Key : "none"), options).AsIChatClient();
    }

    /// <inheritdoc/>
    private protected override IChatClient Client => client;

    /// <inheritdoc/>
    private protected override void Extend(ChatOptions options, CallParameters parameters)
    {
        if (parameters.TopTokens == 0) return;
        options.RawRepresentationFactory = _ => new ChatCompletionOptions { IncludeLogProbabilities = true, TopLogProbabilityCount = parameters.TopTokens };
    }

    /// <inheritdoc/>
    private protected override IReadOnlyList<TokenProbability> Tokens(ChatResponse response)
    {
        // Some models begin with blanks; what they say begins with the first token that is more.
        if (response.RawRepresentation is not ChatCompletion { ContentTokenLogProbabilities: { Count: > 0 } said }) return [];
        var first = said.FirstOrDefault(token => !string.IsNullOrWhiteSpace(token.Token)) ?? said[0];
        return first.TopLogProbabilities.Count == 0
            ? [new(first.Token, first.LogProbability)]
            : [.. first.TopLogProbabilities.Select(token => new TokenProbability(token.Token, token.LogProbability))];
    }

    /// <inheritdoc/>
    private protected override string? Refusal(ChatResponse response) =>
        response.RawRepresentation is ChatCompletion { Refusal: { Length: > 0 } refusal } ? refusal : null;
}
