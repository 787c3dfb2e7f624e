using Npgsql;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>Which worker may send which request.</summary>
/// <param name="database">The database.</param>
/// <param name="holder">Name of this worker.</param>
/// <param name="length">How long a worker may say nothing.</param>
internal sealed class PostgresLeases(PostgresDatabase database, string holder, TimeSpan length)
{
    /// <summary>Says that this worker is alive.</summary>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public void Renew() => database.Use(connection => Execute(connection, """
        INSERT INTO cdi_worker (id, until) VALUES ($1, now() + $2) ON CONFLICT (id) DO UPDATE SET until = EXCLUDED.until
        """, holder, length));

    /// <summary>Takes requests that nobody holds, within a transaction.</summary>
    /// <returns>Keys that are this worker's, and whether they were before.</returns>
    public Dictionary<string, bool> Claim(NpgsqlConnection connection, string[] keys)
    {
        Execute(connection, """
            INSERT INTO cdi_lease (study, key, holder) SELECT $1, key, '' FROM unnest($2) AS key ORDER BY key ON CONFLICT DO NOTHING
            """, database.Study, keys);
        var claimed = new Dictionary<string, bool>(StringComparer.Ordinal);
        using (var select = Command(connection, """
            SELECT key, holder = $3 FROM cdi_lease
            WHERE study = $1 AND key = ANY ($2) AND (holder = $3 OR NOT EXISTS (SELECT 1 FROM cdi_worker WHERE id = holder AND until > now()))
            ORDER BY key FOR UPDATE SKIP LOCKED
            """, database.Study, keys, holder))
        {
            using var rows = select.ExecuteReader();
            while (rows.Read()) claimed[rows.GetString(0)] = rows.GetBoolean(1);
        }

        Execute(connection, "UPDATE cdi_lease SET holder = $3 WHERE study = $1 AND key = ANY ($2)", database.Study, claimed.Keys.ToArray(), holder);
        return claimed;
    }

    /// <summary>Gives requests back, within a transaction.</summary>
    public void Release(NpgsqlConnection connection, string[] keys)
    {
        if (keys.Length > 0)
            Execute(connection, "DELETE FROM cdi_lease WHERE study = $1 AND key = ANY ($2) AND holder = $3", database.Study, keys, holder);
    }

    /// <summary>Those among keys that another worker holds.</summary>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public HashSet<string> HeldByOthers(IEnumerable<string> keys) => database.Use(connection =>
    {
        using var command = Command(connection, """
            SELECT key FROM cdi_lease JOIN cdi_worker ON id = holder WHERE study = $1 AND key = ANY ($2) AND holder <> $3 AND until > now()
            """, database.Study, keys.ToArray(), holder);
        using var rows = command.ExecuteReader();
        var held = new HashSet<string>(StringComparer.Ordinal);
        while (rows.Read()) held.Add(rows.GetString(0));
        return held;
    });

    /// <summary>Gives everything back: this worker ends.</summary>
    public void End()
    {
        try
        {
            database.Use(connection => Execute(connection, "DELETE FROM cdi_lease WHERE holder = $1", holder)
                + Execute(connection, "DELETE FROM cdi_worker WHERE id = $1", holder));
        }
        catch (LedgerException)
        {
            // What is not given back now is free once this worker has said nothing for a while.
        }
    }

    private static int Execute(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteNonQuery();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
