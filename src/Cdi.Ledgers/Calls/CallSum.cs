using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Calls;

/// <summary>Adds up entries of calls in their order.</summary>
internal sealed class CallSum
{
    private readonly Dictionary<(string Key, int Send), OpenCall> begun = [];
    private readonly Dictionary<string, string> batches = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, (long Count, string First)> kinds = new(StringComparer.Ordinal);
    private readonly List<OpenCall> lost = [];
    private readonly SortedDictionary<string, decimal> spent = new(StringComparer.Ordinal);
    private long requests;
    private long answers;
    private long faults;
    private long unknown;

    /// <summary>Counts an entry.</summary>
    public void Add(LedgerEntry entry, CallRecord record)
    {
        if (record.Kind == CallKind.Begun)
        {
            if (record.Send == 1) requests++;
            begun[(record.Key, record.Send)] = new(record.Key, record.Send, entry.Time, record.Model, record.Bound, null) { Batch = record.InBatch };
            return;
        }

        if (CallKind.IsOfBatch(record.Kind))
        {
            batches[record.Key] = record.Word;
            return;
        }

        begun.Remove((record.Key, record.Send), out var ended);
        if (record.Fault is { } fault)
        {
            faults++;
            kinds[fault.Kind] = kinds.TryGetValue(fault.Kind, out var known) ? known with { Count = known.Count + 1 } : (1, fault.Detail);
            if (fault.MayBePaid && ended is not null) lost.Add(ended with { Fault = fault, Batch = null });
        }

        if (record.Reply is not { } reply) return;
        answers++;
        if (reply.Cost is { } cost) spent[cost.Currency] = spent.GetValueOrDefault(cost.Currency) + cost.Amount;
        else unknown++;
    }

    /// <summary>The sums.</summary>
    public CallTotals ToTotals() => new(requests, answers, faults, spent, unknown,
    [
        .. begun.Values.Select(call => call.Batch is { } key ? call with { Batch = batches.GetValueOrDefault(key, "") } : call).Concat(lost)
            .OrderBy(call => call.Time, StringComparer.Ordinal).ThenBy(call => call.Key, StringComparer.Ordinal)
            .ThenBy(call => call.Send),
    ])
    {
        FaultKinds = [.. kinds.Select(kind => (kind.Key, kind.Value.Count, kind.Value.First))],
    };
}
