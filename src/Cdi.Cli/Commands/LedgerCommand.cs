using System.CommandLine;
using Cdi.Cli.Collecting;
using Cdi.Cli.Labelling;
using Cdi.Cli.Terminal;
using Cdi.Corpus.Files;
using Cdi.Dsl.Text;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;
using Cdi.Ledgers.Entries;
using Cdi.Ledgers.Files;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi ledger</c>: what a study has on file of its models' calls.</summary>
internal static class LedgerCommand
{
    private const string Calls = "calls";
    private const string Sample = "sample";
    private const string Text = "text";
    private const string Json = "json";

    /// <summary>The command with its own commands.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the command.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted) => new(
        "ledger", "Show, verify, export and import what is on file of a study: calls of models, draws and answers of people.")
    {
        Show(environment, interrupted), Verify(environment, interrupted), Export(environment), Import(environment),
    };

    private static Command Show(CommandEnvironment environment, CancellationToken interrupted)
    {
        var spec = SpecArgument.One();
        var format = new Option<string>("--format")
        {
            Description = "How it is printed: text for people, json for programs.",
            DefaultValueFactory = _ => Text,
        };
        format.TakesOneOf(Text, Json);
        var command = new Command("show", "Count the calls on file, with their cost, and list those that may have been paid for without an answer.")
        {
            spec, format,
        };
        command.SetAction(parsed => Open(environment, parsed.GetRequiredValue(spec), (log, sample) =>
        {
            var totals = log.Totals(interrupted);
            if (parsed.GetRequiredValue(format) == Json) ShownWriter.WriteEncoded(environment.Output, LedgerSummary.Json(totals, Counts(sample)));
            else LedgerSummary.Print(totals, Counts(sample), environment.Output);
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Verify(CommandEnvironment environment, CancellationToken interrupted)
    {
        var (spec, data) = (SpecArgument.One(), CollectingCommand.DataOption());
        var command = new Command(
            "verify", "Prove that no call on file, no draw and no answer of people was changed or taken out, and that chance drew what was drawn.")
        {
            spec, data,
        };
        command.SetAction(async (parsed, _) =>
        {
            var (name, stretches) = (parsed.GetRequiredValue(spec), 0);
            var code = Open(environment, name, (log, sample) => Verified(environment, log, sample, interrupted, out stretches));
            return code != (int)ExitCode.Success || stretches == 0 ? code
                : (int)await DrawnAnewAsync(environment, name, parsed.GetValue(data), stretches, interrupted).ConfigureAwait(false);
        });
        return command;
    }

    private static ExitCode Verified(CommandEnvironment environment, CallLog log, SampleLog sample, CancellationToken interrupted, out int stretches)
    {
        if (sample.Verify(interrupted) is { } changed)
        {
            throw new UserErrorException($"Entry {changed.Index + 1} of the sample in `{sample.Path}`: {changed.Fact}.",
                "Put a copy from before the damage in its place.");
        }

        if (log.Verify(interrupted) is { } fault)
            throw new UserErrorException($"Call entry {fault.Index + 1} of `{log.Path}`: {fault.Fact}.", "Put a copy from before the damage in its place.");
        var (last, drawn) = (log.Entries().LastOrDefault(), sample.Entries().LastOrDefault());
        if (last is not null) environment.Output.WriteLine(Whole(last));
        if (drawn is not null) environment.Output.WriteLine($"sample: {Whole(drawn)}");
        if (last is null && drawn is null) environment.Output.WriteLine("Nothing is on file.");
        stretches = sample.StretchesDrawn;
        return ExitCode.Success;
    }

    // Of such a round the ledger says a place in a random order of keys and one probability: whom chance had to choose follows from the corpus.
    private static async Task<ExitCode> DrawnAnewAsync(
        CommandEnvironment environment, string spec, string? data, int stretches, CancellationToken interrupted)
    {
        var rounds = Counted.Of(stretches, "round");
        var isRead = false;
        var code = await new CollectingCommand(environment, interrupted).RunAsync(spec, data, (collection, cancellation) =>
        {
            isRead = true;
            if (collection.Verify(cancellation) is { } fault)
            {
                throw new UserErrorException($"Entry {fault.Index + 1} of the sample: {fault.Fact}.",
                    "The entry is not what this study draws from its corpus: put a copy from before the damage in its place.");
            }

            environment.Output.WriteLine($"sample: {rounds} drawn anew from the keys of the corpus, to the same texts.");
            return Task.FromResult(ExitCode.Success);
        }).ConfigureAwait(false);
        if (!isRead)
            environment.Error.WriteLine($"Who was at risk in {rounds} follows from the corpus: that chance drew these texts is not verified without it.");
        return code;
    }

    private static Command Export(CommandEnvironment environment)
    {
        var spec = SpecArgument.One();
        var output = new Option<string?>("--out") { Description = "File for the lines of JSON (default: standard output).", HelpName = "FILE" };
        var of = new Option<string?>("--of")
        {
            Description = "What is written: `calls` of models, or the `sample`, what was drawn and what people answered (default: calls where there are any).",
        };
        of.TakesOneOf(Calls, Sample);
        var command = new Command("export", "Write every call on file, or every draw and answer of people, as a line of JSON.") { spec, of, output };
        command.SetAction(parsed => Open(environment, parsed.GetRequiredValue(spec), (log, sample) =>
        {
            var isOfSample = parsed.GetValue(of) is { } word ? word == Sample : !log.Entries().Any();
            Func<TextWriter, long> export = isOfSample ? sample.Export : log.Export;
            if (parsed.GetValue(output) is not { } name)
            {
                var text = new StringWriter();
                export(text);
                ShownWriter.WriteEncoded(environment.Output, text.ToString());
                return ExitCode.Success;
            }

            using var file = new StreamWriter(new FileStream(environment.FullPath(name), FileMode.CreateNew));
            environment.Output.WriteLine($"{export(file)} entries in {name}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Command Import(CommandEnvironment environment)
    {
        var spec = SpecArgument.One();
        var input = new Argument<string>("FILE") { Description = "What `cdi ledger export` wrote." };
        var command = new Command("import", "Add exported calls; those on file already change nothing.") { spec, input };
        command.SetAction(parsed => Open(environment, parsed.GetRequiredValue(spec), (log, _) =>
        {
            using var file = Exported(environment, parsed.GetRequiredValue(input));
            var added = log.Import(file);
            environment.Output.WriteLine($"{added} {Counted.Noun(added, "entry", "entries")} added.");
            return ExitCode.Success;
        }, begins: true));
        return command;
    }

    // A pipe would be waited for, and a device may never end.
    private static StreamReader Exported(CommandEnvironment environment, string name)
    {
        try
        {
            return new(OrdinaryFile.OpenRead(environment.FullPath(name)));
        }
        catch (NotOrdinaryFileException other)
        {
            throw new UserErrorException($"`{name}` is {other.Message}.",
                other.Kind == FileKind.Folder ? "Name the file in it that `cdi ledger export` wrote."
                    : "Name an ordinary file, as `cdi ledger export` writes it.");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no file `{name}`.", "Name the file that `cdi ledger export` wrote.");
        }
    }

    private static string Whole(LedgerEntry last) =>
        $"{last.Number} {Counted.Noun(last.Number, "entry", "entries")}, whole; the last digest is {last.Digest}.";

    /// <summary>What is on file of a sample, by kind in the order in which they came; empty where nothing is.</summary>
    private static List<(string Kind, long Count)> Counts(SampleLog sample) =>
        [.. sample.Entries().GroupBy(entry => entry.Kind, StringComparer.Ordinal).Select(kind => (kind.Key, kind.LongCount()))];

    private static int Open(CommandEnvironment environment, string spec, Func<CallLog, SampleLog, ExitCode> work, bool begins = false)
    {
        var place = LedgerPlace.Of(environment, spec);
        if (!File.Exists(environment.FullPath(spec))) throw new UserErrorException($"There is no file `{spec}`.", "Name a spec, study.cdi.");
        if (!begins && !place.MayExist) throw new UserErrorException($"`{spec}` has no ledger yet.", "`cdi label` and `cdi next` begin it.");
        try
        {
            using var log = place.OpenLog();
            using var sample = place.OpenSample();
            return (int)work(log, sample);
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
