using System.CommandLine;

namespace Cdi.Cli.Commands;

/// <summary>Options whose value is one of a few words.</summary>
internal static class ChosenWord
{
    /// <summary>Refuses other words in one line that names these, and shows them in the help of the command.</summary>
    /// <param name="option">The option.</param>
    /// <param name="words">Its words, two or more.</param>
    public static void TakesOneOf<T>(this Option<T> option, params IReadOnlyList<string> words)
    {
        option.HelpName = string.Join('|', words);
        option.CompletionSources.Add(_ => words.Select(word => new System.CommandLine.Completions.CompletionItem(word)));
        option.Validators.Add(result =>
        {
            var written = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
            if (result.Tokens.Count == 0 || words.Contains(written, StringComparer.Ordinal)) return;
            var others = string.Join(", ", words.Take(words.Count - 1).Select(each => $"`{each}`"));
            result.AddError($"`{option.Name}` takes {others} or `{words[^1]}`, found `{written}`.");
        });
    }
}
