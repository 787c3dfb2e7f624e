using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Calls;

/// <summary>Calls in the SQLite file of a study.</summary>
/// <remarks>One process at a time makes calls: it holds a lock on a file beside the ledger, which the system lets go when the process ends, however it
/// ends. Events of many calls that come together are written in one transaction, so that a call waits for a disk and not for all calls before it.
/// </remarks>
public sealed class SqliteCallLedger : ICallLedger
{
    private readonly CallTable writing;
    private readonly CallTable reading;
    private readonly FileStream held;
    private readonly TimeProvider clock;
    private readonly Lock readers = new();
    private readonly CallQueue queue;

    private SqliteCallLedger(CallTable writing, CallTable reading, FileStream held, TimeProvider clock)
    {
        (this.writing, this.reading, this.held, this.clock) = (writing, reading, held, clock);
        queue = new(Write);
    }

    /// <summary>The file.</summary>
    public string Path => writing.Path;

    /// <summary>What tests do to the disk before a transaction ends.</summary>
    internal Action? BeforeCommit { get; set; }

    /// <summary>Opens the calls of a study, to make more of them.</summary>
    /// <param name="path">The file of its ledger, which is begun where there is none.</param>
    /// <param name="clock">The times of entries, on which no result depends.</param>
    /// <exception cref="LedgerException">The path names something else, cannot be opened, or another process makes calls.</exception>
    public static SqliteCallLedger Open(string path, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var held = Hold(System.IO.Path.GetFullPath(path));
        CallTable? writing = null;
        try
        {
            writing = CallTable.Open(path);
            return new(writing, CallTable.Open(path), held, clock);
        }
        catch
        {
            writing?.Dispose();
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<CallHistory> FindAsync(string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<LedgerEntry> entries;
        lock (readers) entries = reading.EntriesOf(key);
        return ValueTask.FromResult(entries.Count == 0 ? CallHistory.None : CallLog.HistoryOf(Path, entries));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, CallHistory>> HistoriesAsync(CancellationToken cancellation)
    {
        lock (readers) return ValueTask.FromResult(CallLog.Histories(Path, reading.Entries(), cancellation));
    }

    /// <inheritdoc/>
    public uint? Share => null;

    /// <inheritdoc/>
    public ValueTask<BeginResult> BeginAsync(CallEvent.Begun begun, CancellationToken cancellation) => queue.BeginAsync(begun, cancellation);

    /// <inheritdoc/>
    public ValueTask<BeginResult> BeginBatchAsync(CallBatch batch, IReadOnlyList<CallEvent.Begun> calls, CancellationToken cancellation) =>
        queue.BeginBatchAsync(batch, calls, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CallBatch>> OpenBatchesAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (readers) return ValueTask.FromResult(CallLog.OpenBatches(Path, reading.EntriesOfBatches()));
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CallEvent ended) => queue.EndAsync(ended);

    /// <inheritdoc/>
    public ValueTask<CallTotals> TotalsAsync(CancellationToken cancellation)
    {
        lock (readers) return ValueTask.FromResult(CallLog.Totals(Path, reading.Entries(), cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync().ConfigureAwait(false);
        writing.Dispose();
        reading.Dispose();
        await held.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Carries out a command, for tests.</summary>
    internal void Execute(string sql) => writing.Execute(sql);

    private ValueTask<IReadOnlyList<BeginResult>> Write(IReadOnlyList<IReadOnlyList<CallEvent>> groups)
    {
        writing.Append([.. groups.SelectMany(group => group)], clock.GetUtcNow(), BeforeCommit);
        return ValueTask.FromResult<IReadOnlyList<BeginResult>>(new BeginResult[groups.Count]);
    }

    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + "-calls", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new LedgerException(LedgerFailure.Busy, path, "another process makes calls for this study", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(LedgerFailure.Unavailable, path, $"it cannot be opened ({exception.Message.TrimEnd('.')})", exception);
        }
    }
}
