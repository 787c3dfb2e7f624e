using System.CommandLine;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi fmt</c>: the one layout that reviewers see.</summary>
internal static class FormatCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops a download.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var specs = SpecArgument.Many();
        var check = new Option<bool>("--check") { Description = "Change nothing; name the specs that would change and exit with 1 if there are any." };
        var pin = new Option<bool>("--lock")
        {
            Description = "Also write the sha256 and the rows of each corpus as it is now, and the sha256 of each file of labels.",
        };
        var data = new Option<string?>("--data") { Description = "With --lock: folder searched for corpora (default: CDI_DATA).", HelpName = "DIR" };
        var command = new Command("fmt", "Put specs into canonical layout.") { specs, check, pin, data };
        command.SetAction(async (parsed, _) =>
        {
            var locker = parsed.GetValue(pin) ? new CorpusLock(environment, parsed.GetValue(data), interrupted) : null;
            var changes = new List<Formatted>();
            foreach (var path in SpecFiles.Expand(parsed.GetRequiredValue(specs), environment))
            {
                interrupted.ThrowIfCancellationRequested();
                changes.Add(await FormatAsync(path, locker, environment).ConfigureAwait(false));
            }

            interrupted.ThrowIfCancellationRequested();
            return (int)(parsed.GetValue(check) ? Name(changes, environment) : Write(changes, environment));
        });
        return command;
    }

    private static async Task<Formatted> FormatAsync(string path, CorpusLock? locker, CommandEnvironment environment)
    {
        var source = SpecFiles.Read(path, environment);
        var result = locker is null ? StudyFormatter.Format(source) : await locker.ApplyAsync(path, source).ConfigureAwait(false);
        if (result.Text is null)
        {
            DiagnosticPrinter.Print(result.Diagnostics, new DiagnosticRenderer([source]), environment.Error, environment.ErrorHasColor);
        }

        return new Formatted(path, source, result.Text);
    }

    private static ExitCode Name(List<Formatted> specs, CommandEnvironment environment)
    {
        foreach (var spec in specs.Where(each => each.IsChanged))
            environment.Output.WriteLine($"{ShownText.Line(spec.Path)} is not formatted; `cdi fmt {ShownText.Line(spec.Path)}` formats it.");
        return specs.Any(each => each.IsChanged || each.Text is null) ? ExitCode.UserError : ExitCode.Success;
    }

    private static ExitCode Write(List<Formatted> specs, CommandEnvironment environment)
    {
        foreach (var spec in specs.Where(each => each.IsChanged))
        {
            SpecFiles.Replace(spec.Path, spec.Text ?? "", environment);
            environment.Output.WriteLine($"{ShownText.Line(spec.Path)} formatted.");
        }

        return specs.Any(each => each.Text is null) ? ExitCode.UserError : ExitCode.Success;
    }

    /// <summary>A spec and its canonical text; null where it does not parse.</summary>
    private sealed record Formatted(string Path, SourceText Source, string? Text)
    {
        public bool IsChanged => Text is not null && Text != Source.Text;
    }
}
