using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Cdi.Annotators.Tests;

/// <summary>A real PostgreSQL server in a folder of its own, from Debian's package.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string Owner = "postgres";
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-postgres-").FullName;
    private readonly int port = FreePort();

    /// <summary>Folder of the server's programs; null where it is not installed.</summary>
    public static string? Programs => !Directory.Exists("/usr/lib/postgresql") ? null
        : Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(each => Path.Combine(each, "bin"))
            .LastOrDefault(each => File.Exists(Path.Combine(each, "initdb")));

    /// <summary>A password that must be found nowhere; the server takes any.</summary>
    public const string Password = "planted-database-password";

    /// <summary>A connection string.</summary>
    public string Connection => $"Host=127.0.0.1;Port={port};Database=postgres;Username=cdi;Password={Password}";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Programs is null) return;
        // The server refuses to run as root, and its folder must be its owner's.
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", Owner, folder);
        await ServeAsync("initdb", "-D", Data, "-A", "trust", "-U", "cdi", "--no-sync");
        await StartAsync();
    }

    /// <summary>Starts it.</summary>
    public Task StartAsync() => ServeAsync(
        "pg_ctl", "-D", Data, "-w", "-t", "120", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -k {folder} -c listen_addresses=127.0.0.1", "start");

    /// <summary>Stops it as a loss of power would.</summary>
    public Task StopAsync() => ServeAsync("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (Programs is not null) await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Data => Path.Combine(folder, "data");

    private static Task ServeAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed."), program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", Owner, "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // A server keeps the streams of the program that started it: they are not waited for.
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = "/" })
            ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
