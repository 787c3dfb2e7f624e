using System.Collections.Concurrent;
using Cdi.Ledgers.Calls;
using Cdi.Ledgers.Entries;
using Npgsql;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>Writes groups of events in a transaction: leases, chain, sums.</summary>
/// <param name="connection">A connection with a transaction.</param>
/// <param name="database">The place of the study.</param>
/// <param name="leases">Leases of this worker.</param>
/// <param name="bounds">What the open calls of this worker may cost.</param>
internal sealed class PostgresAppend(
    NpgsqlConnection connection, PostgresDatabase database, PostgresLeases leases, ConcurrentDictionary<(string Key, int Send), CallCost> bounds)
{
    private readonly List<(LedgerEntry Entry, string Key, int Send)> added = [];
    private readonly HashSet<string> released = new(StringComparer.Ordinal);
    private readonly PostgresSpending spending = new(connection, database.Study);
    private readonly List<CallEvent> written = [];
    private HashSet<(string Key, int Send, string Kind)> known = [];
    private Dictionary<string, bool> claimed = [];

    /// <summary>Writes.</summary>
    /// <param name="groups">The groups, each all or none.</param>
    /// <param name="time">When.</param>
    /// <returns>Of each group whether its calls may be sent.</returns>
    public IReadOnlyList<BeginResult> Write(IReadOnlyList<IReadOnlyList<CallEvent>> groups, DateTimeOffset time)
    {
        var begun = groups.SelectMany(group => group).Where(IsBegin).Select(each => each.Key).Distinct(StringComparer.Ordinal).ToArray();
        if (begun.Length > 0) claimed = leases.Claim(connection, begun);
        PostgresCalls.LockHead(connection, database.Study);
        known = Known([.. groups.SelectMany(group => group).Select(each => each.Key).Distinct(StringComparer.Ordinal)]);
        var last = PostgresCalls.Last(connection, database.Study).Entry;
        var results = new BeginResult[groups.Count];
        for (var index = 0; index < groups.Count; index++)
        {
            results[index] = Judge(groups[index]);
            if (results[index] == BeginResult.Granted)
                foreach (var happened in groups[index]) last = Add(happened, last, time);
            else
                released.UnionWith(groups[index].Where(each => IsBegin(each) && claimed.GetValueOrDefault(each.Key, true) is false).Select(each => each.Key));
        }

        PostgresCalls.Insert(connection, database.Study, added);
        spending.Write();
        leases.Release(connection, [.. released]);
        return results;
    }

    /// <summary>Remembers what was written, once it is.</summary>
    public void Keep()
    {
        foreach (var happened in written)
        {
            if (happened is CallEvent.Begun { Bound: { } bound }) bounds[(happened.Key, happened.Send)] = bound;
            else bounds.TryRemove((happened.Key, happened.Send), out _);
        }
    }

    private static bool IsBegin(CallEvent happened) => happened is CallEvent.Begun or CallEvent.BatchBegun;

    // What is on file already was written by this worker before, where the lease was its own: a write whose end was not heard of.
    private BeginResult Judge(IReadOnlyList<CallEvent> group)
    {
        foreach (var happened in group.Where(IsBegin))
        {
            if (!claimed.TryGetValue(happened.Key, out var wasOurs)) return BeginResult.Held;
            if (known.Contains((happened.Key, happened.Send, CallBody.KindOf(happened))))
            {
                if (!wasOurs) return BeginResult.Held;
            }
            else if (happened is CallEvent.Begun begun)
            {
                var follows = begun.Send == 1 || known.Contains((begun.Key, begun.Send - 1, CallKind.Begun));
                if (!follows || IsAnswered(begun.Key, begun.Send)) return BeginResult.Held;
                if (spending.Exceeds(begun)) return BeginResult.OverLimit;
            }
        }

        return BeginResult.Granted;
    }

    private bool IsAnswered(string key, int sends) =>
        Enumerable.Range(1, sends + 1).Any(send => known.Contains((key, send, CallKind.Answered)));

    private LedgerEntry? Add(CallEvent happened, LedgerEntry? last, DateTimeOffset time)
    {
        var (kind, body) = CallBody.Write(happened);
        if (!IsBegin(happened)) released.Add(happened.Key);
        if (!known.Add((happened.Key, happened.Send, kind))) return last;
        var entry = LedgerEntry.After(last, time, kind, body);
        added.Add((entry, happened.Key, happened.Send));
        written.Add(happened);
        Spend(happened);
        return entry;
    }

    // An open call counts at its bound; an answer at its cost where that is known.
    private void Spend(CallEvent happened)
    {
        switch (happened)
        {
            case CallEvent.Begun { Bound: { } bound }:
                spending.Add(bound.Amount, bound.Currency);
                break;
            case CallEvent.Answered { Reply.Cost: { } cost }:
                if (BoundOf(happened) is { } most) spending.Add(-most.Amount, most.Currency);
                spending.Add(cost.Amount, cost.Currency);
                break;
            case CallEvent.Failed { Fault.MayBePaid: false } when BoundOf(happened) is { } never:
                spending.Add(-never.Amount, never.Currency);
                break;
        }
    }

    private CallCost? BoundOf(CallEvent ended)
    {
        if (bounds.TryGetValue((ended.Key, ended.Send), out var bound)) return bound;
        using var command = new NpgsqlCommand("SELECT body FROM cdi_call WHERE study = $1 AND key = $2 AND send = $3 AND kind = $4", connection)
        {
            Parameters = { new() { Value = database.Study }, new() { Value = ended.Key }, new() { Value = ended.Send }, new() { Value = CallKind.Begun } },
        };
        return command.ExecuteScalar() is string body ? CallRecord.Read(CallKind.Begun, body)?.Bound : null;
    }

    private HashSet<(string, int, string)> Known(string[] keys)
    {
        using var command = new NpgsqlCommand("SELECT key, send, kind FROM cdi_call WHERE study = $1 AND key = ANY ($2)", connection)
        {
            Parameters = { new() { Value = database.Study }, new() { Value = keys } },
        };
        using var rows = command.ExecuteReader();
        HashSet<(string, int, string)> found = [];
        while (rows.Read()) found.Add((rows.GetString(0), rows.GetInt32(1), rows.GetString(2)));
        return found;
    }
}
