using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;
using Microsoft.Data.Sqlite;

namespace Cdi.Ledgers.Calls;

/// <summary>The table of calls in the file of a study: a chain of entries of its own, since calls are made while people label.</summary>
internal sealed class CallTable : ICallEntries
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS call (number INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL,
            key TEXT NOT NULL, send INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX IF NOT EXISTS call_by_key ON call (key, send, kind);
        CREATE INDEX IF NOT EXISTS call_batches ON call (number) WHERE kind GLOB 'batch_*';
        CREATE TRIGGER IF NOT EXISTS calls_are_not_changed BEFORE UPDATE ON call BEGIN SELECT RAISE(ABORT, 'entries are kept as they are'); END;
        CREATE TRIGGER IF NOT EXISTS calls_are_not_taken_out BEFORE DELETE ON call BEGIN SELECT RAISE(ABORT, 'entries are kept as they are'); END;
        """;

    private const string Entry = "SELECT number, time, kind, body, digest FROM call";

    private readonly SqliteConnection connection;
    private readonly IDisposable hold;

    private CallTable(string path, SqliteConnection connection, IDisposable hold) => (Path, this.connection, this.hold) = (path, connection, hold);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens the table, and makes it where there is none.</summary>
    public static CallTable Open(string path)
    {
        // Recognises what is no ledger, and begins the file of a study that has none yet.
        IDisposable hold;
        using (var file = LedgerFile.Open(path)) hold = OpenLedgers.Hold(path = file.Path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5,
        }.ToString());
        var table = new CallTable(path, connection, hold);
        try
        {
            table.Guarded(() =>
            {
                connection.Open();
                table.Execute("PRAGMA synchronous = FULL");
                table.Execute(Schema);
                return true;
            });
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Every entry, by number.</summary>
    public IEnumerable<LedgerEntry> Entries()
    {
        using var command = Command($"{Entry} ORDER BY number");
        using var rows = Guarded(command.ExecuteReader);
        while (Guarded(rows.Read)) yield return EntryOf(rows);
    }

    /// <summary>The entries of a request, by number.</summary>
    public IReadOnlyList<LedgerEntry> EntriesOf(string key) => Guarded(() =>
    {
        using var command = Command($"{Entry} WHERE key = $key ORDER BY number");
        command.Parameters.AddWithValue("$key", key);
        using var rows = command.ExecuteReader();
        List<LedgerEntry> entries = [];
        while (rows.Read()) entries.Add(EntryOf(rows));
        return entries;
    });

    /// <summary>The entries of batches, by number.</summary>
    public IReadOnlyList<LedgerEntry> EntriesOfBatches() => Guarded(() =>
    {
        using var command = Command($"{Entry} WHERE kind GLOB 'batch_*' ORDER BY number");
        using var rows = command.ExecuteReader();
        List<LedgerEntry> entries = [];
        while (rows.Read()) entries.Add(EntryOf(rows));
        return entries;
    });

    /// <summary>Writes events behind whatever is on file, all or none, and returns when they are on the disk. What is on file already is left out.</summary>
    /// <param name="events">The events.</param>
    /// <param name="time">When.</param>
    /// <param name="beforeCommit">What tests do to the disk.</param>
    public void Append(IReadOnlyList<CallEvent> events, DateTimeOffset time, Action? beforeCommit) => Guarded(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var last = Last();
        using var known = Command("SELECT 1 FROM call WHERE key = $key AND send = $send AND kind = $kind");
        using var insert = Command(
            "INSERT INTO call (number, time, kind, body, digest, key, send) VALUES ($number, $time, $kind, $body, $digest, $key, $send)");
        foreach (var happened in events)
        {
            var (kind, body) = CallBody.Write(happened);
            Identify(known, kind, happened.Key, happened.Send);
            if (known.ExecuteScalar() is not null) continue;
            last = LedgerEntry.After(last, time, kind, body);
            Insert(insert, last, happened.Key, happened.Send);
        }

        beforeCommit?.Invoke();
        transaction.Commit();
        return true;
    });

    /// <summary>Writes entries of an export, all or none.</summary>
    /// <param name="entries">The entries, each behind the one before it, with key and sending.</param>
    /// <param name="count">How many entries the writer knows.</param>
    public void Append(IReadOnlyList<(LedgerEntry Entry, string Key, int Send)> entries, long count) => Guarded(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if ((Last()?.Number ?? 0) != count)
            throw new LedgerException(LedgerFailure.ContinuedElsewhere, Path, "another process has written since the ledger was read");
        using var insert = Command(
            "INSERT INTO call (number, time, kind, body, digest, key, send) VALUES ($number, $time, $kind, $body, $digest, $key, $send)");
        foreach (var (entry, key, send) in entries) Insert(insert, entry, key, send);
        transaction.Commit();
        return true;
    });

    /// <summary>Carries out a command, for tests.</summary>
    internal void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        hold.Dispose();
    }

    private LedgerEntry? Last()
    {
        using var command = Command($"{Entry} ORDER BY number DESC LIMIT 1");
        using var row = command.ExecuteReader();
        return row.Read() ? EntryOf(row) : null;
    }

    private static void Insert(SqliteCommand insert, LedgerEntry entry, string key, int send)
    {
        Identify(insert, entry.Kind, key, send);
        insert.Parameters.AddWithValue("$number", entry.Number);
        insert.Parameters.AddWithValue("$time", entry.Time);
        insert.Parameters.AddWithValue("$body", entry.Body);
        insert.Parameters.AddWithValue("$digest", entry.Digest);
        insert.ExecuteNonQuery();
    }

    private static void Identify(SqliteCommand command, string kind, string key, int send)
    {
        command.Parameters.Clear();
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$send", send);
        command.Parameters.AddWithValue("$kind", kind);
    }

    private static LedgerEntry EntryOf(SqliteDataReader row) =>
        new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private T Guarded<T>(Func<T> work) => LedgerFile.Guarded(Path, work);
}
