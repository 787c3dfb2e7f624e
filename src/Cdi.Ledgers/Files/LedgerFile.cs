using System.Buffers.Binary;
using Cdi.Corpus.Files;
using Cdi.Ledgers.Entries;
using Microsoft.Data.Sqlite;

namespace Cdi.Ledgers.Files;

/// <summary>A SQLite file of entries: opened, read, appended to. It knows nothing of what entries say.</summary>
internal sealed class LedgerFile : IEntryFile
{
    /// <summary>What tells the file from other databases: "CdiL" in ASCII.</summary>
    private const int Application = 0x4364694C;

    private const int Version = 1;
    private const int HeaderLength = 72;

    private const string Schema = """
        CREATE TABLE entry (number INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL) STRICT;
        CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are kept as they are'); END;
        CREATE TRIGGER entries_are_not_taken_out BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are kept as they are'); END;
        """;

    private readonly SqliteConnection connection;
    private readonly IDisposable hold;

    static LedgerFile() => SQLitePCL.Batteries_V2.Init();

    private LedgerFile(string path, SqliteConnection connection, IDisposable hold) => (Path, this.connection, this.hold) = (path, connection, hold);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens a file of entries, or makes one where there is none or an empty one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="LedgerException">The path names something else, which is left as it is, or cannot be opened.</exception>
    public static LedgerFile Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var isNew = false;
        var hold = OpenLedgers.Hold(full, () => isNew = Recognise(full));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = full, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = 5,
        }.ToString());
        var file = new LedgerFile(full, connection, hold);
        try
        {
            file.Begin(isNew);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Every entry, by number.</summary>
    public IEnumerable<LedgerEntry> Entries()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, time, kind, body, digest FROM entry ORDER BY number";
        using var rows = Guarded(command.ExecuteReader);
        while (Guarded(rows.Read)) yield return new(rows.GetInt64(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4));
    }

    /// <summary>Writes entries, all or none, and returns when they are on the disk.</summary>
    /// <param name="entries">The entries, each behind the one before it.</param>
    /// <param name="last">The last entry that the writer knows; null for none.</param>
    /// <exception cref="LedgerException">They could not be written, or there are others than the writer knows.</exception>
    public void Append(IEnumerable<LedgerEntry> entries, LedgerEntry? last) => Guarded(() =>
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        if (Last() != last)
        {
            throw new LedgerException(LedgerFailure.ContinuedElsewhere, Path,
                $"another process has written since the ledger was read ({last?.Number ?? 0} entries were known)");
        }

        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO entry (number, time, kind, body, digest) VALUES ($number, $time, $kind, $body, $digest)";
        foreach (var entry in entries)
        {
            command.Parameters.Clear();
            command.Parameters.AddWithValue("$number", entry.Number);
            command.Parameters.AddWithValue("$time", entry.Time);
            command.Parameters.AddWithValue("$kind", entry.Kind);
            command.Parameters.AddWithValue("$body", entry.Body);
            command.Parameters.AddWithValue("$digest", entry.Digest);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
        return true;
    });

    /// <summary>Carries out a command, for tests.</summary>
    /// <param name="sql">The command.</param>
    internal void Execute(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        connection.Dispose();
        hold.Dispose();
    }

    private void Begin(bool isNew) => Guarded(() =>
    {
        connection.Open();

        // A thread of this process may have the file open that has yet to begin it.
        if (isNew || Scalar("PRAGMA user_version") is 0L)
        {
            // Another process may have begun it in between: whoever comes second finds it begun.
            using var transaction = connection.BeginTransaction(deferred: false);
            if (Scalar("PRAGMA user_version") is 0L)
                Execute($"PRAGMA application_id = {Application}; PRAGMA user_version = {Version}; {Schema}");
            transaction.Commit();
        }

        if (Scalar("PRAGMA user_version") is long version and > Version)
            throw new LedgerException(LedgerFailure.LaterVersion, Path, FormattableString.Invariant($"its form has version {version}, and {Version} is known"));
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        return true;
    });

    private LedgerEntry? Last()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, time, kind, body, digest FROM entry ORDER BY number DESC LIMIT 1";
        using var row = command.ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)) : null;
    }

    private object? Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Whether a ledger is to be begun. What is neither a ledger nor absent is refused before SQLite has touched it.</summary>
    private static bool Recognise(string path)
    {
        try
        {
            using var file = OrdinaryFile.OpenRead(path);
            Span<byte> header = stackalloc byte[HeaderLength];
            var length = file.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
            if (length == 0) return true;
            var isDatabase = length == HeaderLength && header.StartsWith("SQLite format 3\0"u8);
            if (isDatabase && BinaryPrimitives.ReadInt32BigEndian(header[68..]) == Application) return false;
            throw new LedgerException(LedgerFailure.NotALedger, path, "it is not a ledger, and was left as it is");
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (NotOrdinaryFileException other)
        {
            throw new LedgerException(LedgerFailure.NotALedger, path, "it is not an ordinary file", other);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(LedgerFailure.Unavailable, path, $"it cannot be opened ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private T Guarded<T>(Func<T> work) => Guarded(Path, work);

    /// <summary>Does what SQLite may fail at.</summary>
    /// <param name="path">The file.</param>
    /// <param name="work">What is done.</param>
    /// <exception cref="LedgerException">SQLite failed.</exception>
    internal static T Guarded<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception)
        {
            throw Failure(exception, path);
        }
    }

    /// <summary>What SQLite's failure means for a ledger.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="path">The file.</param>
    internal static LedgerException Failure(SqliteException exception, string path)
    {
        const int Busy = 5, Locked = 6, Corrupt = 11, NotADatabase = 26;
        return exception.SqliteErrorCode switch
        {
            Busy or Locked => new(LedgerFailure.Busy, path, "another process has held it for five seconds", exception),
            Corrupt or NotADatabase => new(LedgerFailure.Damaged, path, "the file is damaged", exception),
            _ => new(LedgerFailure.Unavailable, path, $"it cannot be read or written ({exception.Message.TrimEnd('.')})", exception),
        };
    }
}
