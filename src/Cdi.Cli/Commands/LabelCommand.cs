using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi label</c>: asks the models of a study.</summary>
internal static class LabelCommand
{
    /// <summary>Calls under way at the same time, unless the command says otherwise.</summary>
    private const int UsualConcurrency = 16;

    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the command; calls under way are waited for.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var (spec, data) = (SpecArgument.One(), CollectingCommand.DataOption());
        var dryRun = new Option<bool>("--dry-run") { Description = "Say how many calls are left and what they cost, and make none." };
        var limit = Number("--limit", "Ask about this many further texts at most (default: all).");
        var concurrency = Number("--concurrency", $"Calls under way at the same time, at most (default: {UsualConcurrency}). Never changes an answer.");
        var batch = new Option<bool>("--batch")
        {
            Description = "Ask in batches, at half the price and within a day: submit, wait, collect. Stopped, it goes on where it was.",
        };
        var cancel = new Option<bool>("--cancel")
        {
            Description = "Cancel batches that are under way at the provider, and keep the answers that are there; nothing is submitted.",
        };
        var noWait = new Option<bool>("--no-wait")
        {
            Description = "With --batch or --cancel: collect what has ended, submit what is left, and do not wait for it.",
        };
        var rejected = new Option<bool>("--rejected")
        {
            Description = "Ask again about texts whose calls the provider rejected. So they are in any case while it has answered nothing.",
        };
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but problems." };
        var command = new Command("label", "Have the models of a study annotate its texts.")
        {
            spec, data, dryRun, limit, concurrency, batch, cancel, noWait, rejected, quiet,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(noWait) && !result.GetValue(batch) && !result.GetValue(cancel))
                result.AddError("`--no-wait` goes with `--batch` or `--cancel`.");
            if (result.GetValue(cancel) && (result.GetValue(batch) || result.GetValue(dryRun) || result.GetResult(limit) is { Implicit: false }))
                result.AddError("`--cancel` submits nothing, so that `--batch`, `--dry-run` and `--limit` do not go with it.");
        });
        command.SetAction(async (parsed, _) => (int)await RunAsync(() => new LabelRun(environment, interrupted)
        {
            Spec = parsed.GetRequiredValue(spec), DataFolder = parsed.GetValue(data) ?? environment.Variable(CorpusPlaces.DataFolderVariable),
            DryRun = parsed.GetValue(dryRun), Limit = parsed.GetValue(limit), Concurrency = parsed.GetValue(concurrency) ?? UsualConcurrency,
            Batch = parsed.GetValue(batch), Cancel = parsed.GetValue(cancel), Waits = !parsed.GetValue(noWait), Rejected = parsed.GetValue(rejected),
            Quiet = parsed.GetValue(quiet),
        }).ConfigureAwait(false));
        return command;
    }

    /// <summary>Not inlined: no other command loads the clients of providers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task<ExitCode> RunAsync(Func<LabelRun> run) => run().RunAsync();

    private static Option<int?> Number(string name, string description) => new(name)
    {
        Description = description, HelpName = "N", CustomParser = result => Whole(result, name),
    };

    // Reads the number itself: the library's own conversion throws where a validator asks for the value of a word.
    private static int? Whole(ArgumentResult result, string name)
    {
        var written = result.Tokens[0].Value;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0) return count;
        result.AddError($"`{name}` takes a whole number of 1 or more, found `{written}`.");
        return null;
    }
}
