using System.Net;
using System.Net.Sockets;

namespace Cdi.Cli.Tests;

/// <summary>Ctrl-C and SIGTERM end the command wherever it is. What a test waits for would otherwise take five minutes or for ever.</summary>
public sealed class SignalTests
{
    [ProcessTheory]
    [InlineData(BuiltCommand.Interrupt, 130)]
    [InlineData(BuiltCommand.Terminate, 143)]
    public async Task A_signal_ends_a_download_and_leaves_nothing(int signal, int code)
    {
        using var silent = new SilentServer();
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec.Replace("data.csv", silent.Address + "data.csv", StringComparison.Ordinal));
        using var process = BuiltCommand.Start(session.Folder, "run", "manners.cdi");
        await silent.AskedAsync();
        BuiltCommand.Send(process, signal);
        var error = process.StandardError.ReadToEndAsync();
        await BuiltCommand.EndAsync(process);
        Assert.Equal(code, process.ExitCode);
        Assert.EndsWith("cdi: interrupted; nothing was written.\n", await error);
        Assert.Equal(["manners.cdi"], Directory.EnumerateFileSystemEntries(session.Folder).Select(path => Path.GetFileName(path)).Except([".cache"]));
    }

    [ProcessTheory]
    [InlineData(BuiltCommand.Interrupt, 130)]
    [InlineData(BuiltCommand.Terminate, 143)]
    public async Task A_signal_ends_a_command_whose_reader_does_not_read(int signal, int code)
    {
        using var session = new CommandSession();
        // The C# of a study that quotes its own comments is longer than a pipe holds.
        session.Write("manners.cdi", Manners.Spec + string.Concat(Enumerable.Repeat("// " + new string('x', 1000) + "\n", 300)));
        using var process = BuiltCommand.Start(session.Folder, "explain", "manners.cdi", "--stage", "csharp");
        var begun = new char[1];
        await process.StandardOutput.ReadAsync(begun);
        BuiltCommand.Send(process, signal);
        await BuiltCommand.EndAsync(process);
        Assert.Equal(code, process.ExitCode);
    }

    [ProcessFact]
    public async Task A_second_signal_ends_at_once()
    {
        using var silent = new SilentServer();
        using var session = new CommandSession();
        session.Write("manners.cdi", Manners.Spec.Replace("data.csv", silent.Address + "data.csv", StringComparison.Ordinal));
        using var process = BuiltCommand.Start(session.Folder, "run", "manners.cdi");
        await silent.AskedAsync();
        for (var sent = 0; sent < 2; sent++) BuiltCommand.Send(process, BuiltCommand.Interrupt);
        await BuiltCommand.EndAsync(process);
        Assert.Equal(130, process.ExitCode);
    }

    /// <summary>A server that takes a connection and never answers.</summary>
    private sealed class SilentServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private Socket? asked;

        public SilentServer() => listener.Start();

        public string Address => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

        public async Task AskedAsync()
        {
            asked = await listener.AcceptSocketAsync();
            await asked.ReceiveAsync(new byte[1]);
        }

        public void Dispose()
        {
            asked?.Dispose();
            listener.Dispose();
        }
    }
}
