using System.Runtime.CompilerServices;
using Cdi.Estimation.Ledgers;
using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Files;

/// <summary>A ledger of a study over entries that are kept anywhere. For one thread at a time.</summary>
/// <param name="file">Where entries are kept.</param>
/// <param name="terms">How rows and options are written.</param>
/// <param name="clock">The times of entries, on which no result depends.</param>
internal sealed class EntryLedger(IEntryFile file, StudyTerms terms, TimeProvider clock) : ILedger, IDisposable
{
    private LedgerEntry? last;

    private string Path => file.Path;

    /// <summary>Every entry, in its order, as it was written. Only entries that were read here, or by <see cref="ReadAsync"/>, are built upon.</summary>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public IEnumerable<LedgerEntry> Entries() => file.Entries();

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event answers other variables, or a label is neither an option nor a finite number; nothing was
    /// written.</exception>
    /// <exception cref="LedgerException">The entry could not be written, or another process has written since the ledger was read.</exception>
    public ValueTask AppendAsync(StudyEvent happened, CancellationToken cancellation) => AppendAllAsync([happened], cancellation);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">As above.</exception>
    /// <exception cref="LedgerException">As above; no entry was written.</exception>
    public ValueTask AppendAllAsync(IReadOnlyList<StudyEvent> happened, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(happened);
        cancellation.ThrowIfCancellationRequested();
        var (entries, behind, now) = (new List<LedgerEntry>(), last, clock.GetUtcNow());
        foreach (var each in happened)
        {
            ArgumentNullException.ThrowIfNull(each, nameof(happened));
            var (kind, body) = EventWriter.Write(each, terms);
            entries.Add(behind = LedgerEntry.After(behind, now, kind, body));
        }

        if (entries.Count == 0) return ValueTask.CompletedTask;
        file.Append(entries, last);
        last = behind;
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
