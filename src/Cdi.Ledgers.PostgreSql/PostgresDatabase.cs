using System.Net.Sockets;
using Npgsql;

namespace Cdi.Ledgers.PostgreSql;

/// <summary>The place of a study in a database, and what can go wrong there.</summary>
internal sealed class PostgresDatabase : IDisposable
{
    private const int Version = 1;

    /// <summary>A number that no other program takes a lock by, so that tables are made once: "CdiL" in ASCII.</summary>
    private const long Making = 0x4364694C;

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS cdi_form (version integer NOT NULL);
        INSERT INTO cdi_form SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM cdi_form);
        CREATE TABLE IF NOT EXISTS cdi_study (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS cdi_entry (study bigint NOT NULL REFERENCES cdi_study, number bigint NOT NULL, time text NOT NULL, kind text NOT NULL,
            body text NOT NULL, digest text NOT NULL, PRIMARY KEY (study, number));
        CREATE TABLE IF NOT EXISTS cdi_call (study bigint NOT NULL REFERENCES cdi_study, number bigint NOT NULL, time text NOT NULL, kind text NOT NULL,
            body text NOT NULL, digest text NOT NULL, key text NOT NULL, send integer NOT NULL, PRIMARY KEY (study, number), UNIQUE (study, key, send, kind));
        CREATE INDEX IF NOT EXISTS cdi_call_batches ON cdi_call (study, number) WHERE kind LIKE 'batch_%';
        CREATE TABLE IF NOT EXISTS cdi_worker (id text PRIMARY KEY, until timestamptz NOT NULL);
        CREATE TABLE IF NOT EXISTS cdi_lease (study bigint NOT NULL REFERENCES cdi_study, key text NOT NULL, holder text NOT NULL, PRIMARY KEY (study, key));
        CREATE TABLE IF NOT EXISTS cdi_spent (study bigint NOT NULL REFERENCES cdi_study, currency text NOT NULL, amount numeric NOT NULL,
            PRIMARY KEY (study, currency));
        CREATE OR REPLACE FUNCTION cdi_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'entries are kept as they are'; END $$;
        CREATE OR REPLACE TRIGGER cdi_entry_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON cdi_entry EXECUTE FUNCTION cdi_kept();
        CREATE OR REPLACE TRIGGER cdi_call_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON cdi_call EXECUTE FUNCTION cdi_kept();
        """;

    private PostgresDatabase(NpgsqlDataSource source, string path) => (Source, Path) = (source, path);

    /// <summary>Connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>Database and study, for messages; without a password.</summary>
    public string Path { get; }

    /// <summary>Number of the study.</summary>
    public long Study { get; private set; }

    /// <summary>Opens the place of a study, and makes it where there is none.</summary>
    /// <param name="connection">A connection string of Npgsql.</param>
    /// <param name="study">Name of the study in the database.</param>
    /// <exception cref="LedgerException">The string is none, or the database cannot be used.</exception>
    public static PostgresDatabase Open(string connection, string study)
    {
        ArgumentException.ThrowIfNullOrEmpty(study);
        var database = new PostgresDatabase(SourceOf(connection, out var place), $"{place}, study {study}");
        try
        {
            database.Make(study);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Does something with a connection.</summary>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public T Use<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            using var connection = Source.OpenConnection();
            return work(connection);
        }
        catch (Exception exception) when (IsOfDatabase(exception))
        {
            throw Failure(exception);
        }
    }

    /// <summary>Does something with a connection.</summary>
    /// <exception cref="LedgerException">The database cannot be used.</exception>
    public async ValueTask<T> UseAsync<T>(Func<NpgsqlConnection, ValueTask<T>> work, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await Source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            return await work(connection).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfDatabase(exception))
        {
            throw Failure(exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    private static NpgsqlDataSource SourceOf(string connection, out string place)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "cdi", IncludeErrorDetail = false };
            if (string.IsNullOrEmpty(builder.Host)) throw new ArgumentException("It names no host.");
            place = $"{builder.Host}/{builder.Database ?? builder.Username}";
            return NpgsqlDataSource.Create(builder);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or KeyNotFoundException)
        {
            // What was found may be a password in the wrong place, and is not said.
            throw new LedgerException(LedgerFailure.Unavailable, "the database of ledgers",
                "its connection string is none of Npgsql: `Host=…;Database=…;Username=…;Password=…`");
        }
    }

    private void Make(string study) => Use(connection =>
    {
        using var transaction = connection.BeginTransaction();
        Execute(connection, $"SELECT pg_advisory_xact_lock({Making})");
        if (Scalar(connection, "SELECT to_regclass('cdi_spent') IS NULL") is true) Execute(connection, Schema);
        if (Scalar(connection, "SELECT max(version) FROM cdi_form") is int version and > Version)
            throw new LedgerException(LedgerFailure.LaterVersion, Path, FormattableString.Invariant($"its form has version {version}, and {Version} is known"));
        using var insert = new NpgsqlCommand("INSERT INTO cdi_study (name) VALUES ($1) ON CONFLICT DO NOTHING", connection)
        {
            Parameters = { new() { Value = study } },
        };
        insert.ExecuteNonQuery();
        using var select = new NpgsqlCommand("SELECT id FROM cdi_study WHERE name = $1", connection) { Parameters = { new() { Value = study } } };
        Study = select.ExecuteScalar() is long id ? id : throw new LedgerException(LedgerFailure.Damaged, Path, "it does not keep the name of a study");
        transaction.Commit();
        return true;
    });

    private static void Execute(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static bool IsOfDatabase(Exception exception) => exception is NpgsqlException or SocketException or TimeoutException or IOException;

    private LedgerException Failure(Exception exception) => new(
        exception is PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure } ? LedgerFailure.Busy : LedgerFailure.Unavailable,
        Path, $"the database cannot be used ({exception.Message.ReplaceLineEndings(" ").TrimEnd('.')})", exception);
}
