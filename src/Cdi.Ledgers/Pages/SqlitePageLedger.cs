using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;
using Microsoft.Data.Sqlite;

namespace Cdi.Ledgers.Pages;

/// <summary>What happened at the page of a study, in the SQLite file of its ledger: a chain of entries of its own, since people come and go between draws.
/// </summary>
/// <remarks>
/// One process serves the page; others may invite and revoke. Whoever appends builds upon what was read: where another process has written since, nothing is
/// written, and it is read first. For one thread at a time.
/// </remarks>
public sealed class SqlitePageLedger : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS page (number INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL) STRICT;
        CREATE TRIGGER IF NOT EXISTS page_is_not_changed BEFORE UPDATE ON page BEGIN SELECT RAISE(ABORT, 'entries are kept as they are'); END;
        CREATE TRIGGER IF NOT EXISTS page_is_not_taken_out BEFORE DELETE ON page BEGIN SELECT RAISE(ABORT, 'entries are kept as they are'); END;
        """;

    private const string Entry = "SELECT number, time, kind, body, digest FROM page";

    private readonly SqliteConnection connection;
    private readonly TimeProvider clock;
    private readonly FileStream? held;
    private readonly IDisposable open;
    private LedgerEntry? last;

    private SqlitePageLedger(string path, SqliteConnection connection, TimeProvider clock, FileStream? held, IDisposable open) =>
        (Path, this.connection, this.clock, this.held, this.open) = (path, connection, clock, held, open);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens the events of a page.</summary>
    /// <param name="path">The file of the study's ledger, which is begun where there is none.</param>
    /// <param name="clock">The times of entries.</param>
    /// <param name="serves">Whether the page is served: of two processes that would, the second is refused.</param>
    /// <exception cref="LedgerException">The path names something else, cannot be opened, or another process serves the page.</exception>
    public static SqlitePageLedger Open(string path, TimeProvider clock, bool serves)
    {
        ArgumentNullException.ThrowIfNull(clock);
        // Recognises what is no ledger, and begins the file of a study that has none yet.
        FileStream? held;
        IDisposable open;
        using (var file = LedgerFile.Open(path))
        {
            held = serves ? Hold(file.Path) : null;
            open = OpenLedgers.Hold(path = file.Path);
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 5,
        }.ToString());
        var ledger = new SqlitePageLedger(path, connection, clock, held, open);
        try
        {
            ledger.Guarded(() =>
            {
                connection.Open();
                using var command = ledger.Command("PRAGMA synchronous = FULL; " + Schema);
                return command.ExecuteNonQuery();
            });
            return ledger;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    /// <summary>The events that were not read before, in their order.</summary>
    /// <exception cref="LedgerException">They cannot be read, or are not what was written.</exception>
    public IReadOnlyList<PageEvent> ReadNew() => Guarded(() =>
    {
        using var command = Command($"{Entry} WHERE number > $known ORDER BY number");
        command.Parameters.AddWithValue("$known", last?.Number ?? 0);
        using var rows = command.ExecuteReader();
        List<PageEvent> events = [];
        while (rows.Read())
        {
            var entry = new LedgerEntry(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4));
            if (!entry.Follows(last)) throw Damaged(entry, "it is not what was written behind the entry before it");
            events.Add(EventOf(entry));
            last = entry;
        }

        return events;
    });

    /// <summary>Writes events behind those that were read, all or none, and returns when they are on the disk.</summary>
    /// <param name="events">The events.</param>
    /// <returns>Whether they were written: not where another process has written since.</returns>
    /// <exception cref="LedgerException">They could not be written.</exception>
    public bool TryAppend(IReadOnlyList<PageEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return Guarded(() =>
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            using (var newest = Command("SELECT coalesce(max(number), 0) FROM page"))
            {
                if (newest.ExecuteScalar() is not long number || number != (last?.Number ?? 0)) return false;
            }

            var (behind, now) = (last, clock.GetUtcNow());
            using var insert = Command("INSERT INTO page (number, time, kind, body, digest) VALUES ($number, $time, $kind, $body, $digest)");
            foreach (var happened in events)
            {
                var (kind, body) = PageBody.Write(happened);
                behind = LedgerEntry.After(behind, now, kind, body);
                insert.Parameters.Clear();
                insert.Parameters.AddWithValue("$number", behind.Number);
                insert.Parameters.AddWithValue("$time", behind.Time);
                insert.Parameters.AddWithValue("$kind", behind.Kind);
                insert.Parameters.AddWithValue("$body", behind.Body);
                insert.Parameters.AddWithValue("$digest", behind.Digest);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            last = behind;
            return true;
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        open.Dispose();
        held?.Dispose();
    }

    // The system lets go of it when the process ends, however it ends.
    private static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + "-page", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new LedgerException(LedgerFailure.Busy, path, "another process serves the page of this study", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(LedgerFailure.Unavailable, path, $"it cannot be opened ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private PageEvent EventOf(LedgerEntry entry)
    {
        try
        {
            return PageBody.Read(entry);
        }
        catch (EntryException damage)
        {
            throw Damaged(entry, damage.Message);
        }
    }

    private LedgerException Damaged(LedgerEntry entry, string fact) =>
        new(LedgerFailure.Damaged, Path, FormattableString.Invariant($"entry {entry.Number} of its page: {fact}"));

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private T Guarded<T>(Func<T> work) => LedgerFile.Guarded(Path, work);
}
