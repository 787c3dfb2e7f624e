using Cdi.Ledgers.Calls;
using Npgsql;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>What all processes of a study have spent, or may have, within a transaction that holds the head of its calls.</summary>
/// <param name="connection">A connection with a transaction.</param>
/// <param name="study">Number of the study.</param>
internal sealed class PostgresSpending(NpgsqlConnection connection, long study)
{
    private readonly Dictionary<string, decimal> changes = new(StringComparer.Ordinal);
    private Dictionary<string, decimal>? sums;

    /// <summary>Whether a call could exceed its limit, what is added in this transaction included.</summary>
    public bool Exceeds(CallEvent.Begun begun) => begun is { Limit: { } limit, Bound: { } bound } && Sum(bound.Currency) + bound.Amount > limit;

    /// <summary>Adds what a call may cost, or takes a part of it back.</summary>
    public void Add(decimal amount, string currency) => changes[currency] = changes.GetValueOrDefault(currency) + amount;

    /// <summary>Writes the sums.</summary>
    public void Write()
    {
        foreach (var (currency, amount) in changes.Where(each => each.Value != 0)) Write(connection, study, currency, amount, "cdi_spent.amount + ");
    }

    /// <summary>Counts anew what the entries on file say.</summary>
    public static void Recount(NpgsqlConnection connection, PostgresDatabase database)
    {
        List<Entries.LedgerEntry> entries = [];
        using (var command = new NpgsqlCommand("SELECT number, time, kind, body, digest FROM cdi_call WHERE study = $1 ORDER BY number", connection)
        {
            Parameters = { new() { Value = database.Study } },
        })
        {
            using var rows = command.ExecuteReader();
            while (rows.Read()) entries.Add(PostgresCalls.EntryOf(rows));
        }

        var totals = CallLog.Totals(database.Path, entries, CancellationToken.None);
        var open = totals.Open.Select(call => call.Bound).Concat(totals.Unpriced.Select(call => call.Bound)).OfType<CallCost>().ToList();
        foreach (var currency in totals.Spent.Keys.Concat(open.Select(bound => bound.Currency)).Distinct(StringComparer.Ordinal))
        {
            var sum = totals.Spent.GetValueOrDefault(currency) + open.Where(bound => bound.Currency == currency).Sum(bound => bound.Amount);
            Write(connection, database.Study, currency, sum, "");
        }
    }

    private decimal Sum(string currency)
    {
        if (sums is null)
        {
            sums = new(StringComparer.Ordinal);
            using var command = new NpgsqlCommand("SELECT currency, amount FROM cdi_spent WHERE study = $1", connection)
            {
                Parameters = { new() { Value = study } },
            };
            using var rows = command.ExecuteReader();
            while (rows.Read()) sums[rows.GetString(0)] = rows.GetDecimal(1);
        }

        return sums.GetValueOrDefault(currency) + changes.GetValueOrDefault(currency);
    }

    private static void Write(NpgsqlConnection connection, long study, string currency, decimal amount, string before)
    {
        using var command = new NpgsqlCommand(
            "INSERT INTO cdi_spent (study, currency, amount) VALUES ($1, $2, $3) ON CONFLICT (study, currency) DO UPDATE SET amount = "
            + before + "EXCLUDED.amount", connection)
        {
            Parameters = { new() { Value = study }, new() { Value = currency }, new() { Value = amount } },
        };
        command.ExecuteNonQuery();
    }
}
