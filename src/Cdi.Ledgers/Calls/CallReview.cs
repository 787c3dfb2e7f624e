using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Calls;

/// <summary>Reads entries of calls in their order, and says which one cannot be: another hand's, or one that contradicts those before it.</summary>
internal sealed class CallReview
{
    private readonly Dictionary<string, (int Sends, int Ends, bool HasReply)> requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (bool IsSubmitted, bool HasEnded)> batches = new(StringComparer.Ordinal);
    private LedgerEntry? before;

    /// <summary>What is wrong with the next entry; null where nothing is.</summary>
    public string? Contradiction(LedgerEntry entry)
    {
        if (!entry.Follows(before)) return "it is not what was written behind the entry before it";
        before = entry;
        if (CallRecord.Read(entry.Kind, entry.Body) is not { } record) return $"its body does not have the form of `{entry.Kind}`";
        if (record.Request is { } request && request.Key != record.Key) return "its key is not that of what it asks";
        if (CallKind.IsOfBatch(record.Kind)) return ContradictionOfBatch(record);
        var (sends, ends, hasReply) = requests.GetValueOrDefault(record.Key);
        if (record.Kind == CallKind.Begun)
        {
            if (record.Send != sends + 1) return FormattableString.Invariant($"it begins sending {record.Send} of a request that was sent {sends} times");
            if (hasReply) return "it begins a request that was answered before";
            requests[record.Key] = (record.Send, ends, false);
            return null;
        }

        if (record.Send > sends) return "it ends a sending that was not begun";
        if (record.Kind == CallKind.Answered && hasReply) return "it answers a request for the second time";
        requests[record.Key] = (sends, ends + 1, hasReply || record.Kind == CallKind.Answered);
        return null;
    }

    private string? ContradictionOfBatch(CallRecord record)
    {
        var isBegun = batches.TryGetValue(record.Key, out var batch);
        if (record.Batch is { } begun)
        {
            if (isBegun) return "it begins a batch for the second time";
            if (begun.Key != record.Key) return "its key is not that of the calls it names";
            if (begun.Calls.Any(call => requests.GetValueOrDefault(call.Key).Sends != call.Send)) return "it names a call that was not begun";
        }
        else if (!isBegun)
        {
            return "it is of a batch that was not begun";
        }
        else if (batch.HasEnded || (batch.IsSubmitted && record.Kind == CallKind.BatchSubmitted))
        {
            return "it follows the end of its batch, or submits it for the second time";
        }

        batches[record.Key] = (batch.IsSubmitted || record.Kind == CallKind.BatchSubmitted, record.Kind == CallKind.BatchEnded);
        return null;
    }
}
