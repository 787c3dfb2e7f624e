using System.CommandLine;
using Cdi.Cli.Collecting;
using Cdi.Cli.Labelling;
using Cdi.Cli.Terminal;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi ledger</c>: what a study has on file of its models' calls.</summary>
internal static class LedgerCommand
{
    /// <summary>The command with its own commands.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the command.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted) => new(
        "ledger", "Show, verify, export and import the calls of a study's models.")
    {
        Show(environment, interrupted), Verify(environment, interrupted), Export(environment), Import(environment),
    };

    private static Command Show(CommandEnvironment environment, CancellationToken interrupted)
    {
        var spec = SpecArgument.One();
        var command = new Command("show", "Count the calls on file, with their cost, and list those that may have been paid for without an answer.") { spec };
        command.SetAction(parsed => Open(environment, parsed.GetRequiredValue(spec), log =>
        {
            var totals = log.Totals(interrupted);
            environment.Output.WriteLine($"{totals.Requests} requests, {totals.Answers} answers:");
            LabelSummary.PrintCost(totals, environment.Output);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Verify(CommandEnvironment environment, CancellationToken interrupted)
    {
        var spec = SpecArgument.One();
        var command = new Command("verify", "Prove that no call on file was changed or taken out.") { spec };
        command.SetAction(parsed => Open(environment, parsed.GetRequiredValue(spec), log =>
        {
            if (log.Verify(interrupted) is { } fault)
                throw new UserErrorException($"Call entry {fault.Index + 1} of `{log.Path}`: {fault.Fact}.", "Put a copy from before the damage in its place.");
            var last = log.Entries().LastOrDefault();
            environment.Output.WriteLine(last is null ? "No calls are on file." : $"{last.Number} entries, whole; the last digest is {last.Digest}.");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Export(CommandEnvironment environment)
    {
        var spec = SpecArgument.One();
        var output = new Option<string?>("--out") { Description = "File for the lines of JSON (default: standard output).", HelpName = "FILE" };
        var command = new Command("export", "Write every call on file as a line of JSON.") { spec, output };
        command.SetAction(parsed => Open(environment, parsed.GetRequiredValue(spec), log =>
        {
            if (parsed.GetValue(output) is not { } name)
            {
                var text = new StringWriter();
                log.Export(text);
                ShownWriter.WriteEncoded(environment.Output, text.ToString());
                return ExitCode.Success;
            }

            using var file = new StreamWriter(new FileStream(environment.FullPath(name), FileMode.CreateNew));
            environment.Output.WriteLine($"{log.Export(file)} entries in {name}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Import(CommandEnvironment environment)
    {
        var spec = SpecArgument.One();
        var input = new Argument<string>("FILE") { Description = "What `cdi ledger export` wrote." };
        var command = new Command("import", "Add exported calls; those on file already change nothing.") { spec, input };
        command.SetAction(parsed => Open(environment, parsed.GetRequiredValue(spec), log =>
        {
            using var file = new StreamReader(environment.FullPath(parsed.GetRequiredValue(input)));
            environment.Output.WriteLine($"{log.Import(file)} entries added.");
            return ExitCode.Success;
        }, begins: true));
        return command;
    }

    private static int Open(CommandEnvironment environment, string spec, Func<CallLog, ExitCode> work, bool begins = false)
    {
        var place = LedgerPlace.Of(environment, spec);
        if (!File.Exists(environment.FullPath(spec))) throw new UserErrorException($"There is no file `{spec}`.", "Name a spec, study.cdi.");
        if (!begins && !place.MayExist) throw new UserErrorException($"`{spec}` has no ledger yet.", "`cdi label` and `cdi next` begin it.");
        try
        {
            using var log = place.OpenLog();
            return (int)work(log);
        }
        catch (LedgerException problem)
        {
            throw begins && problem.Failure == LedgerFailure.Damaged ? new UserErrorException(problem.Message, "Nothing was changed.")
                : LedgerTrouble.Error(problem, place);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(problem.Message, "Choose another file.");
        }
    }
}
