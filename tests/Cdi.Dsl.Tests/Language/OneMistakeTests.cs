using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Dsl.Tests.Language;

/// <summary>Every word, number, bracket and quote of the shipped studies is damaged once: one mistake is told once, and near its place.</summary>
public sealed partial class OneMistakeTests
{
    // A damaged name in a loss of one's own is a parameter, and makes another loss, of which more is to be said; a grid of which a word is damaged is another
    // grid.
    public static TheoryData<string> Specs =>
        [.. Compiled.ShippedSpecs.Where(path => Compiled.Read(path) is { } text && !OwnWords().IsMatch(text))];

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_single_mistake_is_one_diagnostic(string path)
    {
        var text = Compiled.Read(path) ?? "";
        var told = Mutants(text).Select(mutant => (mutant.What, Diagnostics: Compiled.Text(mutant.Text).Diagnostics)).ToList();
        Assert.True(told.Count > 400, "The study has too few words for this test.");
        Assert.Empty(told.Where(each => each.Diagnostics.Count > 1)
            .Select(each => $"{each.What}: {string.Join(" | ", each.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}"))}"));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void A_damaged_word_of_the_language_is_told_on_its_line(string path)
    {
        var text = Compiled.Read(path) ?? "";
        foreach (var word in Token().Matches(text).Where(word => IsWordOfTheLanguage(word, text)))
        {
            var damaged = text.Remove(word.Index, word.Length).Insert(word.Index, Typo(word.Value));
            var diagnostic = Assert.Single(Compiled.Text(damaged).Diagnostics);
            Assert.Equal(Line(text, word.Index), Line(damaged, diagnostic.Span.Start));
        }
    }

    [GeneratedRegex(@"^\s*(loss =|experiment )", RegexOptions.Multiline)]
    private static partial Regex OwnWords();

    private static int Line(string text, int offset) => text.AsSpan(0, offset).Count('\n') + 1;

    // Keys of settings and kinds of blocks: words before an equals sign or a brace that begin their line.
    private static bool IsWordOfTheLanguage(Match word, string text) =>
        Setting().IsMatch(text[word.Index..]) && text[..word.Index].Split('\n')[^1].Trim().Length == 0 && !IsOption(word, text);

    // The author's own words are keys as well: options of an outcome, and values of a file that stand for them.
    private static bool IsOption(Match word, string text) => IsWithin("outcome ", word, text) || IsWithin("where {", word, text);

    private static bool IsWithin(string beginning, Match word, string text) =>
        text[..word.Index].LastIndexOf(beginning, StringComparison.Ordinal) is var start and >= 0 && !text[start..word.Index].Contains('}');

    private static IEnumerable<(string What, string Text)> Mutants(string text)
    {
        foreach (var token in Token().Matches(text).Where(token => !token.Value.StartsWith("//", StringComparison.Ordinal)))
        {
            foreach (var (kind, damaged) in Damages(token.Value))
            {
                yield return ($"line {Line(text, token.Index)}, {kind} `{token.Value.Split('\n')[0]}`",
                    text.Remove(token.Index, token.Length).Insert(token.Index, damaged));
            }
        }
    }

    private static IEnumerable<(string Kind, string Damaged)> Damages(string token)
    {
        if (token.StartsWith("\"\"\"", StringComparison.Ordinal)) return [("unclosed", token[..^3]), ("unopened", token[3..]), .. Holes(token)];
        if (token[0] is '"' or '`') return [("unclosed", token[..^1]), ("unopened", token[1..])];
        if (char.IsLetter(token[0]) || token[0] == '_') return [("misspelt", Typo(token)), ("deleted", ""), ("in capitals", token.ToUpperInvariant())];
        return char.IsDigit(token[0]) ? [("deleted", ""), ("with a letter", token + "x"), ("negative", "-" + token)]
            : [("deleted", ""), ("doubled", token + token)];
    }

    private static IEnumerable<(string Kind, string Damaged)> Holes(string token) => Hole().Matches(token).SelectMany(hole => new[]
    {
        ("with a misspelt hole", token.Remove(hole.Index, hole.Length).Insert(hole.Index, "{" + Typo(hole.Groups[1].Value))),
        ("with an unclosed hole", token.Remove(hole.Index + hole.Length, 1)),
    });

    // Two letters in the middle change places; where they are equal, or there is one, a letter is added.
    private static string Typo(string word)
    {
        var middle = word.Length / 2;
        return word.Length == 1 || word[middle - 1] == word[middle] ? word + "q"
            : $"{word[..(middle - 1)]}{word[middle]}{word[middle - 1]}{word[(middle + 1)..]}";
    }

    [GeneratedRegex("""//[^\n]*|\"{3}(?:.|\n)*?\"{3}|"(?:[^"\\\n]|\\.)*"|`[^`\n]*`|[A-Za-z_]\w*|\d[\w.]*|[^\s]""")]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<!\{)\{(\w+)")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\A[a-z]\w* (=|\{|\w+ \{)")]
    private static partial Regex Setting();
}
