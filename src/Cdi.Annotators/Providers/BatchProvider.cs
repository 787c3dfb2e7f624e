using System.Runtime.CompilerServices;
using System.Text.Json;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Providers;

/// <summary>What batches of all providers have in common.</summary>
public abstract class BatchProvider : IBatchProvider
{
    private static readonly TimeSpan LongestTransfer = TimeSpan.FromMinutes(15);

    private readonly ChatProvider calls;
    private readonly SecretFilter secrets;
    private readonly TimeProvider clock;

    /// <summary>A provider.</summary>
    /// <param name="endpoint">Where it is.</param>
    /// <param name="calls">The client of single calls, behind a <see cref="RecordedWire"/>.</param>
    /// <param name="clock">The time.</param>
    private protected BatchProvider(ModelEndpoint endpoint, ChatProvider calls, TimeProvider clock)
    {
        (Host, this.calls, this.clock) = (endpoint.Host, calls, clock);
        secrets = new([endpoint.Key]);
        Wire = ChatProvider.ClientOf(new WireObserver(clock, _ => { }) { InnerHandler = ChatProvider.Sockets() });
    }

    /// <inheritdoc/>
    public string Host { get; }

    /// <summary>What the client sends by.</summary>
    private protected HttpClient Wire { get; }

    /// <inheritdoc/>
    public async Task<string> SubmitAsync(CallBatch batch, IReadOnlyList<BatchItem> items, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(items);
        var bodies = new List<(string Name, JsonElement Body)>(items.Count);
        foreach (var item in items) bodies.Add((item.Name, await BodyOfAsync(item).ConfigureAwait(false)));
        return await AskAsync(token => SendAsync(batch, bodies, token), cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<string?> FindAsync(CallBatch batch, IReadOnlyCollection<string> known, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(known);
        return AskAsync(token => SeekAsync(batch, known, token), cancellation);
    }

    /// <inheritdoc/>
    public Task<BatchState> StateAsync(string id, CancellationToken cancellation) => AskAsync(async token =>
    {
        var state = await ReadStateAsync(id, token).ConfigureAwait(false);
        return state with { Detail = secrets.Filter(state.Detail) };
    }, cancellation);

    /// <inheritdoc/>
    public Task CancelAsync(string id, CancellationToken cancellation) => AskAsync(async token =>
    {
        await StopAsync(id, token).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<BatchResult> ResultsAsync(string id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // Read to the end first: what a broken stream has brought is not read twice.
        foreach (var line in await AskAsync(token => LinesAsync(id, token), cancellation).ConfigureAwait(false))
            yield return await ResultOfAsync(line).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        calls.Dispose();
        Wire.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Submits bodies of calls.</summary>
    private protected abstract Task<string> SendAsync(CallBatch batch, IReadOnlyList<(string Name, JsonElement Body)> bodies, CancellationToken cancellation);

    /// <summary>Looks through the provider's list.</summary>
    private protected abstract Task<string?> SeekAsync(CallBatch batch, IReadOnlyCollection<string> known, CancellationToken cancellation);

    /// <summary>Asks for the state of a batch.</summary>
    private protected abstract Task<BatchState> ReadStateAsync(string id, CancellationToken cancellation);

    /// <summary>Asks that a batch end early.</summary>
    private protected abstract Task StopAsync(string id, CancellationToken cancellation);

    /// <summary>The results of a batch.</summary>
    private protected abstract Task<IReadOnlyList<Line>> LinesAsync(string id, CancellationToken cancellation);

    private async Task<BatchResult> ResultOfAsync(Line line)
    {
        if (line.Unanswered is { } fault)
            return new BatchResult.Failed(line.Name, fault with { Detail = secrets.Filter(fault.Detail) }, CallReaction.SendAgain);
        try
        {
            RecordedWire.Begin(line.Status, line.Body);
            return new BatchResult.Answered(line.Name, await calls.AskAsync("", new CallParameters(), CancellationToken.None).ConfigureAwait(false));
        }
        catch (CallException failure)
        {
            return new BatchResult.Failed(line.Name, failure.Fault, failure.Reaction);
        }
    }

    private async Task<JsonElement> BodyOfAsync(BatchItem item)
    {
        var exchange = RecordedWire.Begin();
        try
        {
            await calls.AskAsync(item.Prompt, item.Parameters, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CallException) when (exchange.Sent.Length > 0)
        {
            // Nothing is sent: the body is what was wanted.
        }

        using var json = JsonDocument.Parse(exchange.Sent);
        return json.RootElement.Clone();
    }

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var time = new CancellationTokenSource(LongestTransfer, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellation);
        var exchange = WireObserver.Begin();
        try
        {
            return await ask(both.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellation.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            throw FaultReader.Read(exception, exchange, time.IsCancellationRequested, secrets);
        }
    }

    /// <summary>A line of results.</summary>
    /// <param name="Name">What the provider knows the call by.</param>
    /// <param name="Status">Status of the response; 0 where there is none.</param>
    /// <param name="Body">Body of the response.</param>
    /// <param name="Unanswered">Why there is no response; null where there is one.</param>
    private protected sealed record Line(string Name, int Status, string Body, CallFault? Unanswered);
}
