using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;
using Npgsql;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>Entries of a study in a database.</summary>
internal sealed class PostgresEntries(PostgresDatabase database) : IEntryFile
{
    /// <inheritdoc/>
    public string Path => database.Path;

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> Entries() => database.Use(connection =>
    {
        using var command = new NpgsqlCommand("SELECT number, time, kind, body, digest FROM cdi_entry WHERE study = $1 ORDER BY number", connection)
        {
            Parameters = { new() { Value = database.Study } },
        };
        using var rows = command.ExecuteReader();
        List<LedgerEntry> entries = [];
        while (rows.Read()) entries.Add(PostgresCalls.EntryOf(rows));
        return entries;
    });

    /// <inheritdoc/>
    public void Append(IEnumerable<LedgerEntry> entries, LedgerEntry? last) => database.Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        PostgresCalls.LockHead(connection, database.Study);
        if (Last(connection) != last)
        {
            throw new LedgerException(LedgerFailure.ContinuedElsewhere, Path,
                $"another process has written since the ledger was read ({last?.Number ?? 0} entries were known)");
        }

        foreach (var entry in entries)
        {
            using var insert = new NpgsqlCommand(
                "INSERT INTO cdi_entry (study, number, time, kind, body, digest) VALUES ($1, $2, $3, $4, $5, $6)", connection)
            {
                Parameters =
                {
                    new() { Value = database.Study }, new() { Value = entry.Number }, new() { Value = entry.Time }, new() { Value = entry.Kind },
                    new() { Value = entry.Body }, new() { Value = entry.Digest },
                },
            };
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    private LedgerEntry? Last(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(
            "SELECT number, time, kind, body, digest FROM cdi_entry WHERE study = $1 ORDER BY number DESC LIMIT 1", connection)
        {
            Parameters = { new() { Value = database.Study } },
        };
        using var row = command.ExecuteReader();
        return row.Read() ? PostgresCalls.EntryOf(row) : null;
    }
}
