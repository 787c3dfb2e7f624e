using System.Runtime.InteropServices;
using Cdi.Corpus.Files;

namespace Cdi.Cli.Terminal;

/// <summary>Ends the command when Ctrl-C or SIGTERM asks for it: in good order where that takes less than a second, at once otherwise and at the second
/// signal.</summary>
/// <remarks>
/// The first signal cancels the token. Whatever writes files looks at the token before it begins and removes what is unfinished; a
/// command that is then still busy holds nothing half-written, so that ending it is safe.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(100);

    private readonly CommandEnvironment environment;
    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private int first;

    /// <summary>Listens from now on.</summary>
    /// <param name="environment">Where to say that the command was interrupted.</param>
    public Interruption(CommandEnvironment environment)
    {
        this.environment = environment;
        registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt)];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>The exit code of the process: that of the signal where the command was interrupted, and its own otherwise.</summary>
    /// <param name="code">What the command ended with.</param>
    public ExitCode CodeOf(ExitCode code) => code == ExitCode.Interrupted && Volatile.Read(ref first) is var signal and not 0 ? (ExitCode)signal : code;

    /// <summary>Listens no more.</summary>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    /// <summary>Runs on a thread of its own for each signal.</summary>
    private void Interrupt(PosixSignalContext signal)
    {
        signal.Cancel = true;
        var code = signal.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted;
        if (Interlocked.CompareExchange(ref first, (int)code, 0) != 0) End(code);

        // Neither what waits for the token nor a full pipe may hold up the end.
        new Thread(Cancel) { IsBackground = true }.Start();
        Thread.Sleep(Patience);
        var lastWords = new Thread(() => environment.SayLast("cdi: interrupted.")) { IsBackground = true };
        lastWords.Start();
        lastWords.Join(LastWords);
        End(code);
    }

    private void Cancel()
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended in the meantime.
        }
    }

    private static void End(ExitCode code)
    {
        if (!OperatingSystem.IsWindows()) UnixCalls.EndProcess((int)code);
        Environment.Exit((int)code);
    }
}
