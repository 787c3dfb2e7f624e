using Cdi.Estimation.Ledgers;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>The ledger of a study in a PostgreSQL database: what was drawn and what people answered, bound as in a file.</summary>
/// <remarks>A process that has not read what another one wrote is refused, so that no round is drawn and no text asked about twice. For one thread at a
/// time.</remarks>
public sealed class PostgresLedger : ILedger, IDisposable
{
    private readonly PostgresEntries entries;
    private readonly EntryLedger ledger;

    private PostgresLedger(PostgresEntries entries, StudyTerms terms, TimeProvider clock) => (this.entries, ledger) = (entries, new(entries, terms, clock));

    /// <summary>Opens the ledger of a study, or begins it.</summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="study">Name of the study in the database.</param>
    /// <param name="terms">How rows and options are written.</param>
    /// <param name="clock">The times of entries, on which no result depends.</param>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public static PostgresLedger Open(string connection, string study, StudyTerms terms, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(clock);
        return new(new PostgresEntries(PostgresDatabase.Open(connection, study)), terms, clock);
    }

    /// <summary>Opens what was drawn and answered, to read it.</summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="study">Name of the study in the database.</param>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public static SampleLog OpenLog(string connection, string study) => new(new PostgresEntries(PostgresDatabase.Open(connection, study)));

    /// <summary>Host, database and study, for messages.</summary>
    public string Path => entries.Path;

    /// <summary>Whether nothing is on file yet.</summary>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public bool IsEmpty => !entries.Entries().Any();

    /// <inheritdoc/>
    /// <exception cref="LedgerException">The entry could not be written, or another process has written since the ledger was read.</exception>
    public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation) => ledger.AppendAsync(happened, cancellation);

    /// <inheritdoc/>
    /// <exception cref="LedgerException">As above; no entry was written.</exception>
    public ValueTask AppendAllAsync(IReadOnlyList<StudyEvent> happened, CancellationToken cancellation) => ledger.AppendAllAsync(happened, cancellation);

    /// <inheritdoc/>
    /// <exception cref="LedgerException">It cannot be read, an entry is damaged, or the ledger is of another study.</exception>
    public IAsyncEnumerable<StudyEvent> ReadAsync(CancellationToken cancellation) => ledger.ReadAsync(cancellation);

    /// <inheritdoc/>
    /// <exception cref="LedgerException">It cannot be read, or the ledger is of another study.</exception>
    public ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation) => ledger.VerifyAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => entries.Dispose();
}
