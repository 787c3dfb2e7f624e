namespace Cdi.Annotators.Tests;

/// <summary>A test that needs a PostgreSQL server; skipped where none is installed.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>A test.</summary>
    public PostgresFactAttribute()
    {
        if (PostgresServer.Programs is null) Skip = "PostgreSQL is not installed (Debian's package `postgresql`).";
    }
}
