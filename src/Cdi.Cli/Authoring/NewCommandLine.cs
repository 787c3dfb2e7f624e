using System.Text.RegularExpressions;
using Cdi.Corpus;

namespace Cdi.Cli.Authoring;

/// <summary>Writes <c>cdi new</c> and <c>cdi run</c> as a shell reads them.</summary>
internal static partial class NewCommandLine
{
    /// <summary>The command that writes the study of a request.</summary>
    /// <param name="request">The request.</param>
    public static string New(FirstStudyRequest request)
    {
        var words = new List<string> { "cdi new", Word(request.File), Option("--human", request.Human) };
        if (request.Llm is { } llm) words.Add(Option("--llm", llm));
        if (request.Confidence is { } confidence) words.Add(Option("--confidence", confidence));
        if (request.Given is { } given) words.Add(Option("--given", given));
        if (request.Map.Count > 0) words.Add(Map(request.Map));
        if (request.Outcome is { } outcome) words.Add(Option("--outcome", outcome.ToString().ToLowerInvariant()));
        if (request.Delimiter is { } delimiter) words.Add(Option("--delimiter", delimiter == '\t' ? "tab" : delimiter.ToString()));
        if (request.Quotes is { } quotes) words.Add(Option("--quotes", quotes == Quoting.None ? "none" : "double"));
        if (request.Sheet is { } sheet) words.Add(Option("--sheet", sheet));
        words.AddRange(request.Accepted.Select(each => Option("--allow", $"{each.Code}={each.Reason}")));
        if (request.Spec is { } spec) words.Add(Option("--out", spec));
        return string.Join(' ', words);
    }

    /// <summary>The option that says which labels mean the same.</summary>
    /// <param name="meanings">Human label by label of the model.</param>
    public static string Map(IReadOnlyDictionary<string, string> meanings) =>
        Option("--map", string.Join(',', meanings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")));

    /// <summary>The command that runs a spec.</summary>
    /// <param name="spec">The spec.</param>
    public static string Run(string spec) => "cdi run " + Word(spec);

    /// <summary>A word of a command: bare where no shell reads it otherwise, between double quotes where those suffice, else between single ones.</summary>
    /// <param name="text">What the command is to be given.</param>
    public static string Word(string text) =>
        Bare().IsMatch(text) ? text
        : text.AsSpan().ContainsAny("\"\\$`!%") ? "'" + text.Replace("'", "'\\''", StringComparison.Ordinal) + "'"
        : $"\"{text}\"";

    private static string Option(string name, string value) => value.StartsWith('-') ? $"{name}={Word(value)}" : $"{name} {Word(value)}";

    [GeneratedRegex(@"^[\p{L}\p{N}_./:=,+@-]+$")]
    private static partial Regex Bare();
}
