using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Reference;

/// <summary>How tables of evidence name what the estimands of a spec ask for: by the model or the target.</summary>
public static partial class EstimandLabels
{
    /// <summary>Of each estimand, by its name.</summary>
    /// <param name="spec">The text of a study.</param>
    public static IReadOnlyDictionary<string, string> Of(string spec)
    {
        string[] outcomes = [.. Outcomes().Matches(spec).Select(outcome => outcome.Groups[1].Value)];
        return Estimands().Matches(spec).ToDictionary(estimand => estimand.Groups[1].Value, estimand => Of(estimand.Groups[2].Value, outcomes));
    }

    /// <summary>Of one estimand.</summary>
    /// <param name="settings">What stands in its block.</param>
    /// <param name="outcomes">Names of the outcomes.</param>
    public static string Of(string settings, IReadOnlyList<string> outcomes)
    {
        if (settings.Contains("loss =", StringComparison.Ordinal)) return "loss of the author's own";
        var target = Target().Match(settings).Groups[1].Value;
        if (target is "predicted" or "average_effect") return target;
        if (Target().Match(settings) is { Groups: [_, _, { Value: "predicted" }] }) return "comparison of predictions";
        if (!settings.Contains("model =", StringComparison.Ordinal)) return Models().IsMatch(settings) ? "difference of two models" : target;
        var model = Model().Match(settings);
        var formula = model.Groups[2].Value;
        if (model.Groups[1].Value == "linear" && formula.Contains('|', StringComparison.Ordinal)) return "linear with absorbed effects";
        var right = formula[(formula.IndexOf('~', StringComparison.Ordinal) + 1)..];
        var isAnnotated = formula.Contains('~', StringComparison.Ordinal)
            && outcomes.Any(outcome => Regex.IsMatch(right, $@"(?<![\w.`])`?{Regex.Escape(outcome)}`?(?![\w.`])"));
        return isAnnotated ? "annotated regressor" : model.Groups[1].Value;
    }

    [GeneratedRegex(@"^ *outcome (\w+)", RegexOptions.Multiline)]
    private static partial Regex Outcomes();

    // A block ends with a brace in the first column of the file, or of the indented text.
    [GeneratedRegex(@"^ *estimand (\w+) \{\n(.*?)(?=^ *(?:estimand|sampling|prices|inference) [\w{])", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Estimands();

    [GeneratedRegex(@"target = (\w+)\((?:(\w+)\()?")]
    private static partial Regex Target();

    [GeneratedRegex(@"model = (\w+)\(([^\n]*)")]
    private static partial Regex Model();

    // The difference of an agreement, or of what models say, names both.
    [GeneratedRegex(@"target = difference\(\w+\([^)]*\), \w+, \w+\)")]
    private static partial Regex Models();
}
