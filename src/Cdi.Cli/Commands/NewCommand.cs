using System.CommandLine;
using System.CommandLine.Parsing;
using Cdi.Cli.Authoring;
using Cdi.Cli.Examination;
using Cdi.Cli.Terminal;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi new</c>: a first spec for a file that is labelled already.</summary>
internal static class NewCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the trial of the spec.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var data = new Argument<string>("FILE") { Description = "The labelled texts: CSV, TSV, JSON lines or an Excel workbook." };
        var (human, llm, confidence, given) = (LabelColumns.Human(required: true), LabelColumns.Llm(), LabelColumns.Confidence(), LabelColumns.Given());
        var (delimiter, quotes, sheet) = (LabelColumns.Delimiter(), LabelColumns.Quotes(), LabelColumns.Sheet());
        var (outcome, map, allow, output) = (Outcome(), Map(), Allow(), Output());
        var command = new Command("new", "Write a first spec for a file that is labelled already, and try it.")
        {
            data, human, llm, confidence, given, outcome, map, delimiter, quotes, sheet, allow, output,
        };
        command.SetAction(async (parsed, _) => (int)await new FirstSpecWriter(environment, RoleGuess.ConfidenceOf, interrupted).WriteAsync(
            new FirstStudyRequest(parsed.GetRequiredValue(data), parsed.GetRequiredValue(human) ?? "")
        {
            Llm = parsed.GetValue(llm),
            Confidence = parsed.GetValue(confidence),
            Given = parsed.GetValue(given),
            Outcome = parsed.GetValue(outcome),
            Map = Meanings(parsed.GetValue(map) ?? ""),
            Delimiter = parsed.GetValue(delimiter),
            Quotes = parsed.GetValue(quotes),
            Sheet = parsed.GetValue(sheet),
            Accepted = Acceptance.Parse(parsed.GetValue(allow) ?? []),
            Spec = parsed.GetValue(output),
        }).ConfigureAwait(false));
        return command;
    }

    private static Option<OutcomeKind?> Outcome() => new("--outcome")
    {
        Description = "What labels are: `number`, which has a mean, or `options`, which have shares (default: recognised, or asked for).",
        HelpName = "number|options",
        CustomParser = OutcomeOf,
    };

    private static Option<string?> Map() => new("--map")
    {
        Description = "Which labels mean the same where the model's are written differently: polite=1,rude=0.",
        HelpName = "LLM=HUMAN,…",
    };

    private static Option<string[]> Allow() => new("--allow")
    {
        Description = "What the trial of the spec finds and the author accepts, with the reason; once for each code.",
        HelpName = "CODE=REASON",
    };

    private static Option<string?> Output() => new("--out")
    {
        Description = "The spec to write (default: the file's name with `.cdi`, in the working folder). Never overwritten.",
        HelpName = "SPEC",
    };

    private static OutcomeKind? OutcomeOf(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "number":
                return OutcomeKind.Number;
            case "options":
                return OutcomeKind.Options;
            default:
                result.AddError($"`--outcome` takes `number` or `options`, found `{result.Tokens[0].Value}`.");
                return null;
        }
    }

    private static Dictionary<string, string> Meanings(string map)
    {
        var meanings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in map.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = pair.Split('=', 2);
            if (sides.Length < 2) throw new UserErrorException($"`{pair}` in `--map` has no equals sign.", "Write the model's label, `=`, the human label.");
            meanings[sides[0]] = sides[1];
        }

        return meanings;
    }
}
