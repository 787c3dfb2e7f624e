using System.Threading.Channels;

namespace Cdi.Ledgers.Calls;

/// <summary>Groups of events that wait to be written. Those that come together are written in one transaction, so that a call waits for a disk and not for all
/// calls before it.</summary>
internal sealed class CallQueue : IAsyncDisposable
{
    private const int Limit = 1000;

    private readonly Func<IReadOnlyList<IReadOnlyList<CallEvent>>, ValueTask<IReadOnlyList<BeginResult>>> write;
    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new() { SingleReader = true });
    private readonly Task writer;

    /// <summary>A queue.</summary>
    /// <param name="write">Writes groups, each all or none, and says of each whether its calls may be sent.</param>
    public CallQueue(Func<IReadOnlyList<IReadOnlyList<CallEvent>>, ValueTask<IReadOnlyList<BeginResult>>> write)
    {
        this.write = write;
        writer = Task.Run(WriteAsync);
    }

    /// <summary>Begins a call; <see cref="ICallLedger.BeginAsync"/> of every ledger.</summary>
    public async ValueTask<BeginResult> BeginAsync(CallEvent.Begun begun, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(begun);
        cancellation.ThrowIfCancellationRequested();
        return await WriteAsync([begun]).ConfigureAwait(false);
    }

    /// <summary>Begins a batch and the calls in it; <see cref="ICallLedger.BeginBatchAsync"/> of every ledger.</summary>
    public async ValueTask<BeginResult> BeginBatchAsync(CallBatch batch, IReadOnlyList<CallEvent.Begun> calls, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(calls);
        cancellation.ThrowIfCancellationRequested();
        return await WriteAsync([.. calls, new CallEvent.BatchBegun(batch)]).ConfigureAwait(false);
    }

    /// <summary>Ends a call or a batch; <see cref="ICallLedger.EndAsync"/> of every ledger.</summary>
    public ValueTask EndAsync(CallEvent ended)
    {
        ArgumentNullException.ThrowIfNull(ended);
        if (ended is CallEvent.Begun or CallEvent.BatchBegun) throw new ArgumentException("A begin is no end.", nameof(ended));
        return new(WriteAsync([ended]));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writer.ConfigureAwait(false);
    }

    // A group is on file, all of it or nothing, when this returns.
    private Task<BeginResult> WriteAsync(IReadOnlyList<CallEvent> events)
    {
        var waiting = new Waiting(events, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(waiting), this);
        return waiting.Written.Task;
    }

    private async Task WriteAsync()
    {
        var batch = new List<Waiting>(Limit);
        while (await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            while (batch.Count < Limit && queue.Reader.TryRead(out var next)) batch.Add(next);
            await WriteAsync(batch).ConfigureAwait(false);
        }
    }

    // Whatever happens reaches those who wait for it.
    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            var results = await write([.. batch.Select(each => each.Events)]).ConfigureAwait(false);
            for (var index = 0; index < batch.Count; index++) batch[index].Written.SetResult(results[index]);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            foreach (var each in batch) each.Written.TrySetException(exception);
        }
    }

    private sealed record Waiting(IReadOnlyList<CallEvent> Events, TaskCompletionSource<BeginResult> Written);
}
