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

    /// <summary>Writes a group, and returns when it is on file.</summary>
    /// <exception cref="LedgerException">It could not be written.</exception>
    public Task<BeginResult> WriteAsync(IReadOnlyList<CallEvent> events)
    {
        var waiting = new Waiting(events, new(TaskCreationOptions.RunContinuationsAsynchronously));
        ObjectDisposedException.ThrowIf(!queue.Writer.TryWrite(waiting), this);
        return waiting.Written.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writer.ConfigureAwait(false);
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
