using System.Buffers;
using Cdi.Estimation.Ledgers;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;

namespace Cdi.Ledgers.Calls;

/// <summary>Reads what a file holds of calls, without making any: histories, sums, proofs, exports.</summary>
public sealed class CallLog : IDisposable
{
    private readonly ICallEntries table;

    /// <summary>Calls that are kept somewhere.</summary>
    internal CallLog(ICallEntries table) => this.table = table;

    /// <summary>Opens the calls of a study.</summary>
    /// <param name="path">The file of its ledger.</param>
    /// <exception cref="LedgerException">The path names no ledger, or cannot be opened.</exception>
    public static CallLog Open(string path) => new(CallTable.Open(path));

    /// <summary>The file, or the place in a database.</summary>
    public string Path => table.Path;

    /// <summary>Every entry, in its order, as it was written.</summary>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public IEnumerable<LedgerEntry> Entries() => table.Entries();

    /// <summary>What is known of a request.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="LedgerException">The file cannot be read, or an entry is damaged.</exception>
    public CallHistory Find(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return HistoryOf(Path, table.EntriesOf(key));
    }

    /// <summary>What is known of every request, by its key, in one reading.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LedgerException">The file cannot be read, or an entry is damaged.</exception>
    public IReadOnlyDictionary<string, CallHistory> Histories(CancellationToken cancellation) => Histories(Path, table.Entries(), cancellation);

    /// <summary>Prompts with their answers, in the order of the answers.</summary>
    /// <exception cref="LedgerException">The file cannot be read, or an entry is damaged.</exception>
    public IEnumerable<(string Prompt, CallReply Reply)> Replies()
    {
        var prompts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in table.Entries())
        {
            var record = Record(Path, entry);
            if (record.Request is { } request) prompts[request.Key] = request.Prompt;
            if (record.Reply is { } reply && prompts.Remove(record.Key, out var prompt)) yield return (prompt, reply);
        }
    }

    /// <summary>Counts and costs of all calls.</summary>
    /// <param name="cancellation">Ends the counting.</param>
    /// <exception cref="LedgerException">The file cannot be read, or an entry is damaged.</exception>
    public CallTotals Totals(CancellationToken cancellation) => Totals(Path, table.Entries(), cancellation);

    /// <summary>The first entry that cannot be: changed by another hand, or contradicting those before it. Null where there is none.</summary>
    /// <param name="cancellation">Ends the review.</param>
    /// <exception cref="LedgerException">The file cannot be read.</exception>
    public LedgerFault? Verify(CancellationToken cancellation)
    {
        var (review, index) = (new CallReview(), 0);
        foreach (var entry in table.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (review.Contradiction(entry) is { } fact) return new(index, fact);
            index++;
        }

        return null;
    }

    /// <summary>Writes every entry as a line of JSON.</summary>
    /// <param name="output">Where lines go, each ended by a line feed.</param>
    /// <returns>How many there are.</returns>
    public long Export(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var count = 0L;
        foreach (var entry in table.Entries())
        {
            output.Write(LedgerLines.Line(entry));
            output.Write('\n');
            count++;
        }

        return count;
    }

    /// <summary>Adds exported entries. Those that are on file already are compared and left alone: an import can be repeated.</summary>
    /// <param name="input">Lines of an export.</param>
    /// <returns>How many entries were added.</returns>
    /// <exception cref="LedgerException">A line is no entry, contradicts those before it, or is another than the one on file; nothing was added.
    /// </exception>
    public long Import(TextReader input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var review = new CallReview();
        List<(LedgerEntry Entry, string Key, int Send)> added = [];
        using var held = table.Entries().GetEnumerator();
        var (number, known) = (0, 0L);
        while (input.ReadLine() is { } line)
        {
            number++;
            var entry = LedgerLines.Entry(line);
            if (entry is null || review.Contradiction(entry) is not null || CallRecord.Read(entry.Kind, entry.Body) is not { } record)
                throw Refused(number, "is no entry of a call that follows the line before it");
            if (known == number - 1 && held.MoveNext())
            {
                known++;
                if (held.Current != entry) throw Refused(number, "is another entry than the ledger holds in its place");
            }
            else
            {
                added.Add((entry, record.Key, record.Send));
            }
        }

        if (added.Count > 0) table.Append(added, known);
        return added.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => table.Dispose();

    internal static CallHistory HistoryOf(string path, IReadOnlyList<LedgerEntry> entries) =>
        entries.Aggregate(CallHistory.None, (history, entry) => history.After(Record(path, entry)));

    /// <summary>What is known of every request among entries, by its key.</summary>
    internal static IReadOnlyDictionary<string, CallHistory> Histories(string path, IEnumerable<LedgerEntry> entries, CancellationToken cancellation)
    {
        var histories = new Dictionary<string, CallHistory>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            var record = Record(path, entry);
            if (record.Kind is CallKind.Begun or CallKind.Answered or CallKind.Failed)
                histories[record.Key] = histories.GetValueOrDefault(record.Key, CallHistory.None).After(record);
        }

        return histories;
    }

    /// <summary>The batches that have no end among entries of batches.</summary>
    internal static IReadOnlyList<CallBatch> OpenBatches(string path, IEnumerable<LedgerEntry> entries)
    {
        var open = new OrderedDictionary<string, CallBatch>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var record = Record(path, entry);
            if (record.Batch is { } begun) open[record.Key] = begun with { Time = entry.Time };
            else if (record.Kind == CallKind.BatchEnded) open.Remove(record.Key);
            else if (open.TryGetValue(record.Key, out var batch)) open[record.Key] = batch with { Id = record.Word };
        }

        return [.. open.Values];
    }

    internal static CallTotals Totals(string path, IEnumerable<LedgerEntry> entries, CancellationToken cancellation)
    {
        var sum = new CallSum();
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            sum.Add(entry, Record(path, entry));
        }

        return sum.ToTotals();
    }

    private static CallRecord Record(string path, LedgerEntry entry) => CallRecord.Read(entry.Kind, entry.Body)
        ?? throw new LedgerException(LedgerFailure.Damaged, path, FormattableString.Invariant(
            $"call entry {entry.Number}: its body does not have the form of `{entry.Kind}`"));

    private LedgerException Refused(int line, string fact) =>
        new(LedgerFailure.Damaged, Path, FormattableString.Invariant($"line {line} of the import {fact}; nothing was added"));
}
