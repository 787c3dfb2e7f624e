using System.Runtime.InteropServices;
using Cdi.Cli;
using Cdi.Cli.Terminal;

using var interrupted = new CancellationTokenSource();
void Interrupt(PosixSignalContext signal)
{
    signal.Cancel = true;
    interrupted.Cancel();
}

using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var onTermination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using var environment = CommandEnvironment.OfProcess();
return (int)CommandLine.Run(args, environment, interrupted.Token);
