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
            Description = "Runs the K-th of N parts and writes one file of its trials.",
            HelpName = "K/N",
            CustomParser = Part,
        };
        var merge = new Option<string?>("--merge") { Description = "Makes the report of the parts in this folder.", HelpName = "DIR" };
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
            spec, name, trials, repeat, chunk, merge, data, output, threads, quiet,
        };
        command.Validators.Add(result =>
        {
            var modes = new Option[] { repeat, chunk, merge }.Where(option => result.GetResult(option) is { Implicit: false }).ToList();
            if (modes.Count > 1) result.AddError($"`{modes[0].Name}` and `{modes[1].Name}` exclude each other.");
        });
        command.SetAction(async (parsed, _) => (int)await new ExperimentCommandRun(environment, interrupted)
        {
            Spec = parsed.GetRequiredValue(spec),
            Name = parsed.GetValue(name),
            Trials = parsed.GetValue(trials),
            Repeat = parsed.GetValue(repeat),
            Part = parsed.GetValue(chunk),
            Merged = parsed.GetValue(merge),
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
