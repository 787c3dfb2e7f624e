using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cdi.Cli.Planning;
using Cdi.Cli.Terminal;
using Cdi.Corpus;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi plan</c>: what more labels would bring, by the labels that are there.</summary>
internal static class PlanCommand
{
    /// <summary>The command with its options.</summary>
    /// <param name="environment">Where the command reads and writes.</param>
    /// <param name="interrupted">Stops the command.</param>
    public static Command Create(CommandEnvironment environment, CancellationToken interrupted)
    {
        var (spec, data) = (SpecArgument.One(), CollectingCommand.DataOption());
        var labels = new Option<string[]>("--labels")
        {
            Description = "Numbers of labels to forecast for, `--labels 200,500` (default: half, twice, four and eight times those of the study).",
            HelpName = "N,N",
            AllowMultipleArgumentsPerToken = false,
        };
        labels.Validators.Add(result => Check(result, word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0,
            "whole numbers above 0"));
        var halfWidth = Number("--half-width", "H", "Says how many labels an interval of this half width needs.", value => value > 0, "a number above 0");
        var effect = Number("--effect", "D", "Says how many labels find a difference of this size from the null, on the scale of the interval.",
            value => value > 0, "a number above 0");
        var power = Number("--power", "P", "Probability with which a difference is found (default: 0.8).", value => value is > 0.5 and < 1,
            "a number above .5 and below 1");
        var output = new Option<string?>("--out")
        {
            Description = "Folder for the plan as a page with figures, as a table and for programs: plan.html, plan.csv and plan.json.",
            HelpName = "DIR",
        };
        output.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0)) result.AddError("`--out` names no folder.");
        });
        var format = new Option<string>("--format") { Description = "How the plan is printed: text for people, json for programs.",
            DefaultValueFactory = _ => "text" };
        format.TakesOneOf("text", "json");
        var command = new Command("plan", "Forecast standard errors, intervals and power for other numbers of labels, by the labels of a study so far.")
        {
            spec, labels, halfWidth, effect, power, data, output, format,
        };
        command.SetAction(async (parsed, _) => (int)await new PlanRun(environment, interrupted)
        {
            Spec = parsed.GetRequiredValue(spec),
            DataFolder = parsed.GetValue(data) ?? environment.Variable(CorpusPlaces.DataFolderVariable),
            Labels = [.. (parsed.GetValue(labels) ?? []).SelectMany(Words).Select(word => int.Parse(word, CultureInfo.InvariantCulture)).Order().Distinct()],
            Wishes = new(Value(parsed.GetValue(halfWidth)), Value(parsed.GetValue(effect)), Value(parsed.GetValue(power)) ?? PlanWishes.UsualPower),
            OutputFolder = parsed.GetValue(output),
            AsJson = parsed.GetRequiredValue(format) == "json",
        }.RunAsync().ConfigureAwait(false));
        return command;
    }

    private static Option<string?> Number(string name, string value, string description, Func<double, bool> isGood, string wanted)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = value };
        option.Validators.Add(result => Check(result, word => Value(word) is { } number && isGood(number), wanted));
        return option;
    }

    private static void Check(OptionResult result, Func<string, bool> isGood, string wanted)
    {
        if (result.Tokens.SelectMany(token => Words(token.Value)).FirstOrDefault(word => !isGood(word)) is { } wrong)
            result.AddError($"`{result.Option.Name}` takes {wanted}, found `{wrong}`.");
    }

    private static string[] Words(string written) => written.Split(',', StringSplitOptions.TrimEntries);

    private static double? Value(string? word) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
