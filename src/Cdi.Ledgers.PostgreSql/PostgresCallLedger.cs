using System.Collections.Concurrent;
using System.Security.Cryptography;
using Cdi.Ledgers.Calls;
using Npgsql;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>Calls of a study in a database that workers on several hosts share.</summary>
/// <remarks>A worker leases a request before it is sent (<c>FOR UPDATE SKIP LOCKED</c>), and no other worker sends it until the call has an end or the worker
/// has said nothing for <see cref="LeaseTime"/>. Clocks of hosts play no part: the database's own tells when a lease is over.</remarks>
public sealed class PostgresCallLedger : ICallLedger
{
    /// <summary>How long a worker may say nothing before others take over its calls.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(60);

    private readonly PostgresDatabase database;
    private readonly PostgresCalls calls;
    private readonly PostgresLeases leases;
    private readonly ConcurrentDictionary<(string Key, int Send), CallCost> bounds = new();
    private readonly CallQueue queue;
    private readonly TimeProvider clock;
    private readonly ITimer pulse;

    private PostgresCallLedger(PostgresDatabase database, TimeProvider clock)
    {
        (this.database, this.clock, calls) = (database, clock, new(database));
        var name = RandomNumberGenerator.GetBytes(16);
        Share = BitConverter.ToUInt32(name);
        leases = new(database, Convert.ToHexStringLower(name), LeaseTime);
        queue = new(WriteAsync);
        leases.Renew();
        pulse = clock.CreateTimer(_ => Pulse(), null, LeaseTime / 4, LeaseTime / 4);
    }

    /// <inheritdoc/>
    public uint? Share { get; }

    /// <summary>What tests do before a transaction ends.</summary>
    internal Action? BeforeCommit { get; set; }

    /// <summary>Opens the calls of a study, to make more of them.</summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="study">Name of the study in the database.</param>
    /// <param name="clock">The times of entries, on which no result depends.</param>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public static PostgresCallLedger Open(string connection, string study, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new(PostgresDatabase.Open(connection, study), clock);
    }

    /// <summary>Opens the calls of a study, to read them.</summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="study">Name of the study in the database.</param>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public static CallLog OpenLog(string connection, string study) => PostgresCalls.Open(connection, study);

    /// <inheritdoc/>
    public async ValueTask<CallHistory> FindAsync(string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        var entries = await calls.EntriesOfAsync(key, cancellation).ConfigureAwait(false);
        return entries.Count == 0 ? CallHistory.None : CallLog.HistoryOf(database.Path, entries);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<string, CallHistory>> HistoriesAsync(CancellationToken cancellation) =>
        ValueTask.FromResult(CallLog.Histories(database.Path, calls.Entries(), cancellation));

    /// <inheritdoc/>
    public ValueTask<BeginResult> BeginAsync(CallEvent.Begun begun, CancellationToken cancellation) => queue.BeginAsync(begun, cancellation);

    /// <inheritdoc/>
    public ValueTask<BeginResult> BeginBatchAsync(CallBatch batch, IReadOnlyList<CallEvent.Begun> calls, CancellationToken cancellation) =>
        queue.BeginBatchAsync(batch, calls, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CallBatch>> OpenBatchesAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        // One that another worker is submitting is that worker's.
        var open = CallLog.OpenBatches(database.Path, calls.EntriesOfBatches());
        var others = leases.HeldByOthers(open.Where(batch => batch.Id is null).Select(batch => batch.Key));
        return ValueTask.FromResult<IReadOnlyList<CallBatch>>([.. open.Where(batch => !others.Contains(batch.Key))]);
    }

    /// <inheritdoc/>
    public ValueTask EndAsync(CallEvent ended) => queue.EndAsync(ended);

    /// <inheritdoc/>
    public ValueTask<CallTotals> TotalsAsync(CancellationToken cancellation) =>
        ValueTask.FromResult(CallLog.Totals(database.Path, calls.Entries(), cancellation));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await pulse.DisposeAsync().ConfigureAwait(false);
        await queue.DisposeAsync().ConfigureAwait(false);
        leases.End();
        database.Dispose();
    }

    private ValueTask<IReadOnlyList<BeginResult>> WriteAsync(IReadOnlyList<IReadOnlyList<CallEvent>> groups) =>
        ValueTask.FromResult(database.Use(connection =>
        {
            using var transaction = connection.BeginTransaction();
            var append = new PostgresAppend(connection, database, leases, bounds);
            var results = append.Write(groups, clock.GetUtcNow());
            BeforeCommit?.Invoke();
            transaction.Commit();
            append.Keep();
            return results;
        }));

    private void Pulse()
    {
        try
        {
            leases.Renew();
        }
        catch (LedgerException)
        {
            // The next write meets the same fault and says so; a lease outlives three pulses.
        }
    }
}
