using System.Runtime.CompilerServices;
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
    private readonly StudyTerms terms;
    private readonly TimeProvider clock;
    private LedgerEntry? last;

    private SqliteLedger(LedgerFile file, StudyTerms terms, TimeProvider clock) => (this.file, this.terms, this.clock) = (file, terms, clock);

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
    public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(happened);
        cancellation.ThrowIfCancellationRequested();
        var (kind, body) = EventWriter.Write(happened, terms);
        var entry = LedgerEntry.After(last, clock.GetUtcNow(), kind, body);
        file.Append([entry], last);
        last = entry;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    /// <exception cref="LedgerException">The file cannot be read, an entry is damaged, or the ledger is of another study.</exception>
    public async IAsyncEnumerable<StudyEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        LedgerEntry? before = null;
        foreach (var entry in file.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!entry.Follows(before)) throw Damaged(entry, "it is not what was written behind the entry before it");
            yield return EventOf(entry);
            before = entry;
        }

        last = before;
    }

    /// <inheritdoc/>
    /// <exception cref="LedgerException">The file cannot be read, or the ledger is of another study.</exception>
    public ValueTask<LedgerFault?> VerifyAsync(CancellationToken cancellation)
    {
        var (review, index) = (new LedgerReview(), 0);
        LedgerEntry? before = null;
        foreach (var entry in file.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!entry.Follows(before)) return ValueTask.FromResult<LedgerFault?>(new(index, "it is not what was written behind the entry before it"));
            if (Contradiction(review, entry) is { } fact) return ValueTask.FromResult<LedgerFault?>(new(index, fact));
            (before, index) = (entry, index + 1);
        }

        return ValueTask.FromResult<LedgerFault?>(null);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private string? Contradiction(LedgerReview review, LedgerEntry entry)
    {
        try
        {
            return review.Contradiction(EventReader.Read(entry, terms));
        }
        catch (EntryException damage) when (damage.Failure == LedgerFailure.Damaged)
        {
            return damage.Message;
        }
        catch (EntryException other)
        {
            throw new LedgerException(other.Failure, Path, FormattableString.Invariant($"entry {entry.Number} is of another study: {other.Message}"), other);
        }
    }

    private StudyEvent EventOf(LedgerEntry entry)
    {
        try
        {
            return EventReader.Read(entry, terms);
        }
        catch (EntryException damage)
        {
            throw new LedgerException(damage.Failure, Path, FormattableString.Invariant($"entry {entry.Number}: {damage.Message}"), damage);
        }
    }

    private LedgerException Damaged(LedgerEntry entry, string fact) =>
        new(LedgerFailure.Damaged, Path, FormattableString.Invariant($"entry {entry.Number}: {fact}"));
}
