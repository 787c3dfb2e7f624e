using Cdi.Ledgers.Calls;
using Microsoft.Extensions.AI;

namespace Cdi.Annotators.Providers;

/// <summary>A provider behind a chat client.</summary>
public abstract class ChatProvider : IModelProvider
{
    private readonly SecretFilter secrets;
    private readonly TimeSpan timeout;
    private readonly TimeProvider clock;
    private readonly string model;

    /// <summary>What all providers have.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="model">The model.</param>
    /// <param name="timeout">How long an answer may take.</param>
    /// <param name="clock">The time.</param>
    /// <param name="network">What carries requests; null for sockets.</param>
    private protected ChatProvider(ModelEndpoint endpoint, string model, TimeSpan timeout, TimeProvider clock, HttpMessageHandler? network)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        (Host, this.model, this.timeout, this.clock) = (endpoint.Host, model, timeout, clock);
        secrets = new([endpoint.Key]);
        Wire = ClientOf(new WireObserver(clock, limits => LimitsTold?.Invoke(limits)) { InnerHandler = network ?? Sockets() });
    }

    /// <inheritdoc/>
    public event Action<RateLimits>? LimitsTold;

    /// <inheritdoc/>
    public string Host { get; }

    /// <summary>What the client sends by.</summary>
    private protected HttpClient Wire { get; }

    /// <summary>The client.</summary>
    private protected abstract IChatClient Client { get; }

    /// <inheritdoc/>
    public async Task<CallReply> AskAsync(string prompt, CallParameters parameters, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var options = Options(parameters);
        using var time = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        var exchange = WireObserver.Begin();
        try
        {
            var response = await Client.GetResponseAsync([new(ChatRole.User, prompt)], options, both.Token).ConfigureAwait(false);
            return Reply(response) with { Tokens = Tokens(response) };
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            throw FaultReader.Read(exception, exchange, time.IsCancellationRequested, secrets);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        Wire.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A client without a limit of time: the time of a call is that of its caller.</summary>
    internal static HttpClient ClientOf(HttpMessageHandler handler) => new(handler) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>A network that follows no redirection, which could carry a key elsewhere.</summary>
    internal static SocketsHttpHandler Sockets() => new()
    {
        AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectTimeout = TimeSpan.FromSeconds(15), UseCookies = false,
    };

    /// <summary>What this provider alone can be asked for, and a refusal of what it cannot.</summary>
    private protected virtual void Extend(ChatOptions options, CallParameters parameters)
    {
    }

    /// <summary>Probabilities of tokens in a response; none where the provider gives none.</summary>
    private protected virtual IReadOnlyList<TokenProbability> Tokens(ChatResponse response) => [];

    /// <summary>Whether the model declined in a way that the reason of its end does not show.</summary>
    private protected virtual string? Refusal(ChatResponse response) => null;

    private ChatOptions Options(CallParameters parameters)
    {
        var options = new ChatOptions
        {
            ModelId = model,
            Temperature = (float?)parameters.Temperature,
            MaxOutputTokens = parameters.MaxTokens,
            ResponseFormat = parameters.Schema is { } schema ? ChatResponseFormat.ForJsonSchema(schema, "answer") : null,
        };
        Extend(options, parameters);
        return options;
    }

    // A prompt of no tokens, or an answer of fewer than none, was not counted: a usage that says so is none.
    private static (long? Input, long? Output) Counted(UsageDetails? usage) =>
        usage is { InputTokenCount: <= 0 } or { OutputTokenCount: < 0 } ? (null, null) : (usage?.InputTokenCount, usage?.OutputTokenCount);

    private CallReply Reply(ChatResponse response)
    {
        var refusal = Refusal(response);
        var finish = refusal is null ? response.FinishReason?.Value ?? "" : "refusal";
        var usage = Counted(response.Usage);
        return new(secrets.Filter(refusal ?? response.Text), finish)
        {
            Model = response.ModelId ?? "",
            InputTokens = usage.Input,
            OutputTokens = usage.Output,
        };
    }
}
