using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi run</c>: from a spec and its data to a report.</summary>
internal static class RunCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the run.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var spec = SpecArgument.One();
        var data = new Option<string?>("--data")
        {
            Description = "Folder searched, with its subfolders, for a file with the corpus's sha256 (default: CDI_DATA).",
            HelpName = "DIR",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Folder for the report (default: the spec's name with `-report` behind it).",
            HelpName = "DIR",
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads used at most; 0 for one per processor. Never changes a result.",
            HelpName = "N",
            CustomParser = ThreadCount,
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0)) result.AddError("`--out` names no folder.");
        });
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but problems." };
        var command = new Command("run", "Run a study and write its report.") { spec, data, output, threads, quiet };
        command.SetAction(async (parsed, _) => (int)await new StudyCommandRun(environment, interrupted)
        {
            Spec = parsed.GetRequiredValue(spec),
            DataFolder = parsed.GetValue(data) ?? environment.Variable(CorpusPlaces.DataFolderVariable),
            ReportFolder = parsed.GetValue(output),
            Threads = parsed.GetValue(threads),
            Quiet = parsed.GetValue(quiet),
        }.RunAsync().ConfigureAwait(false));
        return command;
    }

    /// <summary>Reads the number itself: the library's own conversion throws where a validator asks for the value of a word.</summary>
    private static int ThreadCount(ArgumentResult result)
    {
        var written = result.Tokens[0].Value;
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
        result.AddError($"`--threads` takes a whole number of 0 or more, found `{written}`.");
        return 0;
    }
}
