using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Commands;

/// <summary>Prints the help of a command, then commands to copy and where the language is described.</summary>
/// <param name="help">Prints arguments and options.</param>
/// <param name="environment">Where to print.</param>
internal sealed class HelpWithExamples(HelpAction help, CommandEnvironment environment) : SynchronousCommandLineAction
{
    private const string Language = "The language of specs: specs/language.md in the repository; `cdi help CODE` explains a diagnostic.";

    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["cdi"] =
        [
            "cdi doctor data.csv                      what a labelled file supports, and the next command",
            "cdi new data.csv --human y --llm yhat    a first spec",
            "cdi run data.cdi                         estimates and report",
        ],
        ["check"] = ["cdi check study.cdi", "cdi check specs --format github"],
        ["doctor"] = ["cdi doctor data.csv", "cdi doctor data.csv --human y --llm yhat --confidence c",
            "cdi doctor data.csv --human y --llm yhat --given pi --json"],
        ["experiment"] = ["cdi experiment study.cdi", "cdi experiment study.cdi --trials 200", "cdi experiment study.cdi --chunk 3/8 --out parts",
            "cdi experiment study.cdi --merge parts", "cdi experiment study.cdi --slurm jobs --chunks 50",
            "cdi experiment study.cdi --resubmit jobs"],
        ["explain"] = ["cdi explain study.cdi", "cdi explain study.cdi --stage csharp"],
        ["fmt"] = ["cdi fmt study.cdi", "cdi fmt --check specs", "cdi fmt --lock study.cdi"],
        ["help"] = ["cdi help CDI2001", "cdi help run"],
        ["import"] = ["cdi import study.cdi study-round-1.csv", "cdi import study.cdi mistakes.csv --correct"],
        ["label"] = ["cdi label study.cdi --dry-run", "cdi label study.cdi", "cdi label study.cdi --limit 100"],
        ["ledger"] = ["cdi ledger show study.cdi", "cdi ledger verify study.cdi", "cdi ledger export study.cdi --out calls.jsonl"],
        ["new"] =
        [
            "cdi new data.csv --human y --llm yhat",
            "cdi new ratings.csv --human stars --llm gpt --outcome number",
            "cdi new data.csv --human y --llm yhat --given pi --out study.cdi",
        ],
        ["plan"] = ["cdi plan study.cdi", "cdi plan study.cdi --labels 200,500,1000 --half-width 0.05", "cdi plan study.cdi --out study-plan"],
        ["next"] = ["cdi next study.cdi", "cdi next study.cdi --out round.jsonl"],
        ["run"] = ["cdi run study.cdi", "cdi run study.cdi --data corpora --out report"],
        ["status"] = ["cdi status study.cdi"],
        ["table"] = ["cdi table study-report", "cdi table a-report b-report --statistic interval --out table.tex",
            "cdi table study-report --estimand share --method all"],
    };

    /// <inheritdoc/>
    public override bool Terminating => true;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        if (Examples.TryGetValue(command is RootCommand ? "cdi" : command.Name, out var examples))
        {
            environment.Output.WriteLine("Examples:");
            foreach (var example in examples) environment.Output.WriteLine($"  {example}");
            environment.Output.WriteLine();
        }

        environment.Output.WriteLine(Language);
        return code;
    }
}
