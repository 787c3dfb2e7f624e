using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cdi.Cli.Experiments;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi experiment</c>: replays a study under varied budgets, designs and methods, and says what they are worth.</summary>
internal static class ExperimentCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the experiment.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var spec = SpecArgument.One();
        var name = new Option<string?>("--name") { Description = "Which experiment (default: the only one of the spec).", HelpName = "NAME" };
        var trials = Whole("--trials", 2, "Trials of each cell (default: those of the spec).");
        var repeat = Whole("--replay", 1, "Runs this trial of every cell again and prints its estimates.");
        var chunk = new Option<TrialPart?>("--chunk")
        {
            Description = "Runs the K-th of N parts and writes one file of its trials; beside --slurm, the K-th chunk of that folder.",
            HelpName = "K/N",
            CustomParser = Part,
        };
        var merge = new Option<string?>("--merge") { Description = "Makes the report of the parts in this folder.", HelpName = "DIR" };
        var slurm = new Option<string?>("--slurm")
        {
            Description = "Writes chunks for a Slurm cluster into this folder: manifest, compiled study and job script.",
            HelpName = "DIR",
        };
        var chunks = Whole("--chunks", 1, "Chunks that --slurm writes (default: 100, or as many as there are blocks of trials).");
        var resubmit = new Option<string?>("--resubmit")
        {
            Description = "Submits those chunks of this folder that are missing, and no others.",
            HelpName = "DIR",
        };
        var data = new Option<string?>("--data")
        {
            Description = "Folder searched, with its subfolders, for a file with the corpus's sha256 (default: CDI_DATA).",
            HelpName = "DIR",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Folder for the report, or for the file of a part (default: named after spec and experiment).",
            HelpName = "DIR",
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0)) result.AddError("`--out` names no folder.");
        });
        var threads = Whole("--threads", 0, "Threads used at most; 0 for one per processor. Never changes a result.");
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but problems." };
        var command = new Command("experiment", "Replay a study under varied budgets, designs and methods, and report what they are worth.")
        {
            spec, name, trials, repeat, chunk, merge, slurm, chunks, resubmit, data, output, threads, quiet,
        };
        command.Validators.Add(result =>
        {
            bool Has(Option option) => result.GetResult(option) is { Implicit: false };
            void Exclude(params Option[] options)
            {
                var given = options.Where(Has).ToList();
                if (given.Count > 1) result.AddError($"`{given[0].Name}` and `{given[1].Name}` exclude each other.");
            }

            Exclude(repeat, chunk, merge, resubmit);
            Exclude(repeat, merge, slurm, resubmit);
            Exclude(output, slurm, resubmit);
            Exclude(chunk, chunks);
            if (Has(chunks) && !Has(slurm)) result.AddError("`--chunks` says how many chunks `--slurm` writes, and stands beside it.");
            // Read from what was typed: a value that cannot be parsed is said to be so elsewhere, and has none.
            if (result.GetResult(chunk) is not { Tokens: [var typed] } || TrialPart.Parse(typed.Value) is not { } part || Has(slurm) == (part.Of == 0)) return;
            result.AddError(part.Of > 0
                ? $"`--chunk {part}` and `--slurm` exclude each other: the folder says how many chunks there are."
                : string.Create(CultureInfo.InvariantCulture, $"`--chunk {part.Number}` does not say of how many: write `--chunk {part.Number}/N`."));
        });
        command.SetAction(async (parsed, _) => (int)await new ExperimentCommandRun(environment, interrupted)
        {
            Spec = parsed.GetRequiredValue(spec),
            Name = parsed.GetValue(name),
            Trials = parsed.GetValue(trials),
            Repeat = parsed.GetValue(repeat),
            Part = parsed.GetValue(chunk),
            Merged = parsed.GetValue(merge),
            Slurm = parsed.GetValue(slurm),
            Chunks = parsed.GetValue(chunks),
            Resubmitted = parsed.GetValue(resubmit),
            GivenData = parsed.GetValue(data),
            DataFolder = parsed.GetValue(data) ?? environment.Variable(CorpusPlaces.DataFolderVariable),
            OutputFolder = parsed.GetValue(output),
            Threads = parsed.GetValue(threads) is { } count and > 0 ? count : Environment.ProcessorCount,
            Quiet = parsed.GetValue(quiet),
        }.RunAsync().ConfigureAwait(false));
        return command;
    }

    private static Option<int?> Whole(string name, int least, string description) => new(name)
    {
        Description = description,
        HelpName = name == "--replay" ? "K" : "N",
        CustomParser = result =>
        {
            var written = result.Tokens[0].Value;
            if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least) return count;
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"`{name}` takes a whole number of {least} or more, found `{written}`."));
            return null;
        },
    };

    private static TrialPart? Part(ArgumentResult result)
    {
        if (TrialPart.Parse(result.Tokens[0].Value) is { } part) return part;
        result.AddError($"`--chunk` takes a part such as `3/8`, from 1 to the number of parts, found `{result.Tokens[0].Value}`.");
        return null;
    }
}
