using Cdi.Cli;
using Cdi.Cli.Terminal;

using var environment = CommandEnvironment.OfProcess();
using var interruption = new Interruption(environment);
return (int)interruption.CodeOf(await CommandLine.RunAsync(args, environment, interruption.Token).ConfigureAwait(false));
