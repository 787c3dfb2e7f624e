using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Language;

public sealed class SevenMistakesTests
{
    /// <summary>Seven independent slips in the study of specs/language.md: what was right, what is written, where and as what it is reported.</summary>
    private static readonly (string Right, string Wrong, string Place)[] Mistakes =
    [
        ("    Letter: {body}\n    \"\"\"\n  on_failure", "    Letter: {body}\n  on_failure", "confidence = \"\"\" CDI1002"),
        ("rounds = 4", "runds = 4", "runds CDI1005"),
        ("key = letter ", "key = leter ", "leter CDI2001"),
        ("budget = 400 labels", "budget = 400 lables", "lables CDI1005"),
        ("  seed = 20260115\n", "  seed = 20260115\n  seed = 1\n", "seed = 1 CDI1004"),
        ("  C = \"Curt\"\n}", "  C = \"Curt\"\n", "outcome tone { CDI1002"),
        ("~ 1 + thanks + complaint", "~ 1 + thanks + * complaint", "* complaint CDI1001"),
    ];

    [Fact]
    public void Seven_independent_mistakes_are_seven_diagnostics_at_seven_right_places()
    {
        var text = LanguageExample.Study;
        foreach (var (right, wrong, _) in Mistakes)
        {
            Assert.Contains(right, text);
            text = text.Replace(right, wrong);
        }

        var source = new SourceText("study.cdi", text);
        var found = Compiled.Text(text).Diagnostics.Select(diagnostic => $"{source.Lines.Position(diagnostic.Span.Start)} {diagnostic.Code}");
        var expected = Mistakes.Select(mistake => Expected(source, mistake.Place)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_mistake_alone_is_one_diagnostic() => Assert.All(Mistakes, mistake =>
    {
        var text = LanguageExample.Study.Replace(mistake.Right, mistake.Wrong);
        Assert.Equal(mistake.Place.Split(' ')[^1], Assert.Single(Compiled.Text(text).Diagnostics).Code);
    });

    // The place is the last word, sign or quotes before the code that is marked: quotes and braces at their opening.
    private static string Expected(SourceText source, string place)
    {
        var words = place[..place.LastIndexOf(' ')];
        var marked = words.EndsWith("\"\"\"", StringComparison.Ordinal) ? "\"\"\"" : words.EndsWith('{') ? "{" : words;
        var offset = source.Text.IndexOf(words, StringComparison.Ordinal) + words.Length - marked.Length;
        return $"{source.Lines.Position(offset)} {place[(place.LastIndexOf(' ') + 1)..]}";
    }
}
