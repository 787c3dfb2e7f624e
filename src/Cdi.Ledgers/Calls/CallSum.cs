using System.Text;
using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Calls;

/// <summary>Adds up entries of calls in their order.</summary>
internal sealed class CallSum
{
    private readonly Dictionary<(string Key, int Send), OpenCall> begun = [];
    private readonly Dictionary<string, string> batches = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, (long Count, string First)> kinds = new(StringComparer.Ordinal);
    private readonly List<OpenCall> lost = [];
    private readonly Dictionary<string, long> bytes = new(StringComparer.Ordinal); // of requests without an answer
    private readonly List<UnpricedCall> unpriced = [];
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
            if (record.Request is { } request) bytes[record.Key] = Encoding.UTF8.GetByteCount(request.Prompt) + Encoding.UTF8.GetByteCount(request.Parameters);
            begun[(record.Key, record.Send)] = new(record.Key, record.Send, entry.Time, record.Model, record.Bound, null)
            {
                Batch = record.InBatch, RequestBytes = bytes.GetValueOrDefault(record.Key),
            };
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
        bytes.Remove(record.Key);
        if (reply.Cost is { } cost) spent[cost.Currency] = spent.GetValueOrDefault(cost.Currency) + cost.Amount;
        else unknown++;
        if (reply is { Cost: null, Origin.Length: 0 } && ended is not null)
            unpriced.Add(Unpriced(ended, Encoding.UTF8.GetByteCount(reply.Text), reply.InputTokens, reply.OutputTokens));
    }

    /// <summary>The sums.</summary>
    public CallTotals ToTotals()
    {
        List<OpenCall> open =
        [
            .. begun.Values.Select(call => call.Batch is { } key ? call with { Batch = batches.GetValueOrDefault(key, "") } : call).Concat(lost)
                .OrderBy(call => call.Time, StringComparer.Ordinal).ThenBy(call => call.Key, StringComparer.Ordinal)
                .ThenBy(call => call.Send),
        ];
        return new(requests, answers, faults, spent, unknown, open)
        {
            FaultKinds = [.. kinds.Select(kind => (kind.Key, kind.Value.Count, kind.Value.First))],
            Unpriced = [.. unpriced, .. open.Where(call => call.Bound is null).Select(call => Unpriced(call, 0, null, null))],
        };
    }

    private static UnpricedCall Unpriced(OpenCall call, long answerBytes, long? input, long? output) =>
        new(call.Model, call.RequestBytes, answerBytes, input, output) { Bound = call.Bound, IsInBatch = call.Batch is not null };
}
