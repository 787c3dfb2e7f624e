using Cdi.Ledgers.Calls;
using Cdi.Ledgers.Entries;
using Npgsql;
using NpgsqlTypes;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>Entries of calls in a database.</summary>
internal sealed class PostgresCalls(PostgresDatabase database) : ICallEntries
{
    private const string Entry = "SELECT number, time, kind, body, digest FROM cdi_call WHERE study = $1";

    /// <inheritdoc/>
    public string Path => database.Path;

    /// <summary>Opens the calls of a study, to read them.</summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="study">Name of the study in the database.</param>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public static CallLog Open(string connection, string study) => new(new PostgresCalls(PostgresDatabase.Open(connection, study)));

    /// <inheritdoc/>
    public IEnumerable<LedgerEntry> Entries()
    {
        // By pages, so that an export takes the memory of one.
        const int Page = 10_000;
        for (var (after, more) = (0L, true); more;)
        {
            var page = Read($"{Entry} AND number > $2 ORDER BY number LIMIT {Page}", after);
            foreach (var entry in page) yield return entry;
            more = page.Count == Page;
            if (more) after = page[^1].Number;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerEntry> EntriesOf(string key) => Read($"{Entry} AND key = $2 ORDER BY number", key);

    /// <summary>The entries of batches, by number.</summary>
    public IReadOnlyList<LedgerEntry> EntriesOfBatches() => Read($"{Entry} AND kind LIKE 'batch_%' ORDER BY number");

    /// <summary>The entries of a request, by number.</summary>
    public ValueTask<List<LedgerEntry>> EntriesOfAsync(string key, CancellationToken cancellation) => database.UseAsync(async connection =>
    {
        await using var command = new NpgsqlCommand($"{Entry} AND key = $2 ORDER BY number", connection)
        {
            Parameters = { new() { Value = database.Study }, new() { Value = key } },
        };
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        List<LedgerEntry> entries = [];
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false)) entries.Add(EntryOf(rows));
        return entries;
    }, cancellation);

    /// <inheritdoc/>
    public void Append(IReadOnlyList<(LedgerEntry Entry, string Key, int Send)> entries, long count) => database.Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        LockHead(connection, database.Study);
        if (Last(connection, database.Study).Number != count)
            throw new LedgerException(LedgerFailure.ContinuedElsewhere, Path, "another process has written since the ledger was read");
        Insert(connection, database.Study, entries);
        PostgresSpending.Recount(connection, database);
        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public void Dispose() => database.Dispose();

    /// <summary>Waits until no other process writes for the study; the transaction's end lets others in.</summary>
    internal static void LockHead(NpgsqlConnection connection, long study)
    {
        // A lease refers to its study and shares the study's key until its transaction ends: FOR UPDATE would wait for all leases, and those for each other.
        using var command = new NpgsqlCommand("SELECT id FROM cdi_study WHERE id = $1 FOR NO KEY UPDATE", connection)
        {
            Parameters = { new() { Value = study } },
        };
        command.ExecuteScalar();
    }

    /// <summary>Number and digest of the last entry; 0 and null where there is none.</summary>
    internal static (long Number, LedgerEntry? Entry) Last(NpgsqlConnection connection, long study)
    {
        using var command = new NpgsqlCommand($"{Entry} ORDER BY number DESC LIMIT 1", connection) { Parameters = { new() { Value = study } } };
        using var row = command.ExecuteReader();
        return row.Read() && EntryOf(row) is var entry ? (entry.Number, entry) : (0, null);
    }

    /// <summary>Inserts entries in one command.</summary>
    internal static void Insert(NpgsqlConnection connection, long study, IReadOnlyList<(LedgerEntry Entry, string Key, int Send)> entries)
    {
        if (entries.Count == 0) return;
        using var import = connection.BeginBinaryImport("COPY cdi_call (study, number, time, kind, body, digest, key, send) FROM STDIN (FORMAT BINARY)");
        foreach (var (entry, key, send) in entries)
        {
            import.StartRow();
            import.Write(study, NpgsqlDbType.Bigint);
            import.Write(entry.Number, NpgsqlDbType.Bigint);
            foreach (var text in new[] { entry.Time, entry.Kind, entry.Body, entry.Digest, key }) import.Write(text, NpgsqlDbType.Text);
            import.Write(send, NpgsqlDbType.Integer);
        }

        import.Complete();
    }

    /// <summary>An entry from its columns.</summary>
    internal static LedgerEntry EntryOf(NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));

    private List<LedgerEntry> Read(string sql, params ReadOnlySpan<object> values)
    {
        List<NpgsqlParameter> parameters = [new() { Value = database.Study }];
        foreach (var value in values) parameters.Add(new() { Value = value });
        return database.Use(connection =>
        {
            using var command = new NpgsqlCommand(sql, connection);
            foreach (var parameter in parameters) command.Parameters.Add(parameter);
            using var rows = command.ExecuteReader();
            List<LedgerEntry> entries = [];
            while (rows.Read()) entries.Add(EntryOf(rows));
            return entries;
        });
    }
}
