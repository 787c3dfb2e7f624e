using Anthropic;
using Anthropic.Core;
using Microsoft.Extensions.AI;

namespace Cdi.Annotators.Providers;

/// <summary>Anthropic, and services that speak its protocol. It tells no probabilities of tokens.</summary>
public sealed class AnthropicProvider : ChatProvider
{
    private const int UsualLimit = 1024;
    private readonly IChatClient client;

    /// <summary>A provider.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="model">The model.</param>
    /// <param name="timeout">How long an answer may take.</param>
    /// <param name="clock">The time.</param>
    public AnthropicProvider(ModelEndpoint endpoint, string model, TimeSpan timeout, TimeProvider clock)
        : this(endpoint, model, timeout, clock, null)
    {
    }

    /// <summary>A provider behind another network.</summary>
    internal AnthropicProvider(ModelEndpoint endpoint, string model, TimeSpan timeout, TimeProvider clock, HttpMessageHandler? network)
        : base(endpoint, model, timeout, clock, network)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        client = new AnthropicClient(new ClientOptions
        {
            HttpClient = Wire,
            BaseUrl = endpoint.Address.ToString().TrimEnd('/'),
            MaxRetries = 0,
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
            ApiKey = endpoint.Key.Length > 0 ? endpoint.Key : "none",
        }).AsIChatClient(model, UsualLimit);
    }

    /// <inheritdoc/>
    private protected override IChatClient Client => client;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A temperature or probabilities of tokens are asked for: the interface has neither, and would leave them out
    /// without a word.</exception>
    private protected override void Extend(ChatOptions options, CallParameters parameters)
    {
        if (parameters.Temperature is not null) throw new ArgumentException("Anthropic's messages take no temperature.", nameof(parameters));
        if (parameters.TopTokens > 0) throw new ArgumentException("Anthropic's messages tell no probabilities of tokens.", nameof(parameters));
    }
}
