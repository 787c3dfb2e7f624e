using Cdi.Estimation.Ledgers;
using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Files;

/// <summary>A ledger in one SQLite file. What an append returned from is on the disk; entries are never changed, and each is bound to those before
/// it.</summary>
/// <remarks>
/// One process writes at a time, any number read. A process that has not read what another one wrote is refused, so that no round is drawn and no text
/// asked about twice. A chain of digests shows entries that were changed or taken out; entries taken from the end leave no trace, so that a copy of the
/// last digest, as <see cref="LedgerLines"/> writes it, is what a review keeps. For one thread at a time.
/// </remarks>
public sealed class SqliteLedger : ILedger, IDisposable
{
    private readonly LedgerFile file;
    private readonly EntryLedger ledger;

    private SqliteLedger(LedgerFile file, StudyTerms terms, TimeProvider clock) => (this.file, ledger) = (file, new(file, terms, clock));

    /// <summary>Opens the ledger of a study, or begins one where there is no file.</summary>
    /// <param name="path">The file; beside it stand, while it is open, two of the same name with `-wal` and `-shm` behind it.</param>
    /// <param name="terms">How rows and options are written.</param>
    /// <param name="clock">The times of entries, on which no result depends.</param>
    /// <exception cref="LedgerException">The path names something else, which is left as it is, or cannot be opened.</exception>
    public static SqliteLedger Open(string path, StudyTerms terms, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(clock);
        return new(LedgerFile.Open(path), terms, clock);
    }

    /// <summary>The file.</summary>
    public string Path => file.Path;

    /// <summary>The file itself, for tests of disks that fill up.</summary>
    internal LedgerFile File => file;

    /// <summary>Every entry, in its order, as it was written. Only entries that were read here, or by <see cref="ReadAsync"/>, are built upon.</summary>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public IEnumerable<LedgerEntry> Entries() => file.Entries();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event answers other variables, or a label is neither an option nor a finite number; nothing was
    /// written.</exception>
    /// <exception cref="LedgerException">The entry could not be written, or another process has written since the ledger was read.</exception>
    public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation) => ledger.AppendAsync(happened, cancellation);

    /// <inheritdoc/>
    /// <exception cref="LedgerException">As above; no entry was written.</exception>
    public ValueTask AppendAllAsync(IReadOnlyList<StudyEvent> happened, CancellationToken cancellation) => ledger.AppendAllAsync(happened, cancellation);

    /// <inheritdoc/>
    /// <exception cref="LedgerException">The file cannot be read, an entry is damaged, or the ledger is of another study.</exception>
    public IAsyncEnumerable<StudyEvent> ReadAsync(CancellationToken cancellation) => ledger.ReadAsync(cancellation);

    /// <inheritdoc/>
    /// <exception cref="LedgerException">The file cannot be read, or the ledger is of another study.</exception>
    public ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation) => ledger.VerifyAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
