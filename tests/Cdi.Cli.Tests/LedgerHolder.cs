using Microsoft.Data.Sqlite;

namespace Cdi.Cli.Tests;

/// <summary>What others do to a ledger: they hold it, or change it by hand.</summary>
internal sealed class LedgerHolder : IDisposable
{
    private SqliteConnection? held;

    public void Hold(string ledger)
    {
        held = Open(ledger);
        Execute(held, "BEGIN IMMEDIATE");
    }

    public static void Execute(string ledger, string sql)
    {
        using var connection = Open(ledger);
        Execute(connection, sql);
    }

    /// <summary>Every entry, a line each.</summary>
    public static string Text(string ledger)
    {
        using var connection = Open(ledger);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(number || kind || body || digest, char(10)) FROM entry";
        return command.ExecuteScalar() as string ?? "";
    }

    public void Dispose() => held?.Dispose();

    private static SqliteConnection Open(string ledger)
    {
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection($"Data Source={ledger};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
