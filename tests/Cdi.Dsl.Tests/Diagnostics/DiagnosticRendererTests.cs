using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Diagnostics;

public sealed class DiagnosticRendererTests
{
    private const string Path = "specs/studies/politeness.cdi";

    private static readonly SourceText Source = new(Path, new string('\n', 68) + "  model = logistic(politeness[A] ~ 1 + hegde)\n");

    private static readonly Diagnostic Unknown = new(
        "CDI2001", Severity.Error, Path, new TextSpan(68 + 39, 5), "`hegde` is not a column of corpus `requests`.",
            "nearest `hedge`; declared: request, hedge, first_person_plural.");

    private static readonly DiagnosticRenderer Renderer = new([Source]);

    [Fact]
    public void People_see_place_line_caret_hint_and_page()
    {
        const string Expected = """
            specs/studies/politeness.cdi:69:40  error CDI2001: `hegde` is not a column of corpus `requests`.
               69 |   model = logistic(politeness[A] ~ 1 + hegde)
                  |                                        ^^^^^
               hint: nearest `hedge`; declared: request, hedge, first_person_plural.
               help: cdi help CDI2001

            """;
        Assert.Equal(Expected, Renderer.Text(Unknown));
    }

    [Fact]
    public void Colour_adds_escape_sequences_and_nothing_else()
    {
        var coloured = Renderer.Text(Unknown, colour: true);
        Assert.Contains("\u001b[1;31merror CDI2001\u001b[0m", coloured);
        Assert.Equal(Renderer.Text(Unknown), coloured.Replace("\u001b[1;31m", "").Replace("\u001b[0m", ""));
    }

    [Fact]
    public void A_tab_before_the_mark_is_repeated_under_it()
    {
        var renderer = new DiagnosticRenderer([new SourceText("a.cdi", "\ta\tb")]);
        Assert.Contains("    1 | \ta\tb\n      | \t \t^\n", renderer.Text(Unknown with { Path = "a.cdi", Span = new TextSpan(3, 1) }));
    }

    [Theory]
    [InlineData(4, 0, 1)]
    [InlineData(4, 3, 1)]
    [InlineData(0, 9, 4)]
    public void The_mark_has_one_caret_at_least_and_ends_with_the_line(int start, int length, int carets)
    {
        var renderer = new DiagnosticRenderer([new SourceText("a.cdi", "abcd\nefgh")]);
        var mark = renderer.Text(Unknown with { Path = "a.cdi", Span = new TextSpan(start, length) }).Split('\n')[2];
        Assert.Equal(carets, mark.Count(unit => unit == '^'));
    }

    [Fact]
    public void MSBuild_sees_one_line() => Assert.Equal(
        "specs/studies/politeness.cdi(69,40): error CDI2001: `hegde` is not a column of corpus `requests`. nearest `hedge`; declared: request, hedge, "
            + "first_person_plural.",
        Renderer.MSBuild(Unknown));

    [Fact]
    public void GitHub_sees_an_escaped_workflow_command() => Assert.Equal(
        "::warning file=a%2Cb.cdi,line=1,col=1,title=CDI5007::100%25 of\\ntexts weigh. Draw more.",
        Renderer.GitHub(new Diagnostic("CDI5007", Severity.Warning, "a,b.cdi", default, "100% of\ntexts weigh.", "Draw more.")));

    [Fact]
    public void Programs_see_json()
    {
        using var json = System.Text.Json.JsonDocument.Parse(Renderer.Json([Unknown with { Message = "a \"b\" \\ \n \u0001 ü \ud83d\ude00" }, Unknown]));
        Assert.Equal(2, json.RootElement.GetArrayLength());
        var first = json.RootElement[0];
        Assert.Equal("a \"b\" \\ \n \u0001 ü \ud83d\ude00", first.GetProperty("message").GetString());
        Assert.Equal((69, 40, 5), (first.GetProperty("line").GetInt32(), first.GetProperty("column").GetInt32(), first.GetProperty("length").GetInt32()));
        Assert.Equal("[]\n", Renderer.Json([]));
    }

    [Fact]
    public void A_file_that_was_not_given_is_named_without_its_line() => Assert.Equal(
        "other.cdi:1:1  error CDI2001: `hegde` is not a column of corpus `requests`.\n   hint: nearest `hedge`; declared: request, hedge, "
            + "first_person_plural.\n   help: cdi help CDI2001\n",
        Renderer.Text(Unknown with { Path = "other.cdi" }));

    [Theory]
    [InlineData("\n::error file=README.md::forged", "\\n::error file=README.md::forged")]
    [InlineData("\r\u001b]0;title\u0007", "\\r\\u001B]0;title\\u0007")]
    [InlineData("\u202etxt.exe\u2028\u2029\u0085\u009b31m\u200b", "\\u202Etxt.exe\\u2028\\u2029\\u0085\\u009B31m\\u200B")]
    public void Words_of_an_author_neither_end_a_line_nor_move_a_cursor(string hostile, string shown)
    {
        var renderer = new DiagnosticRenderer([new SourceText("a.cdi", "ab\u001b[31m\u009b\tcd")]);
        var diagnostic = Unknown with { Path = "a.cdi", Span = new TextSpan(2, 2), Message = $"`{hostile}` is not a column.", Hint = hostile };
        Assert.StartsWith($"a.cdi:1:3  error CDI2001: `{shown}` is not a column.\n    1 | ab\\u001B[31m\\u009B\tcd\n      |   ^^^^^^^\n   hint: {shown}\n",
            renderer.Text(diagnostic));
        Assert.Equal($"a.cdi(1,3): error CDI2001: `{shown}` is not a column. {shown}", renderer.MSBuild(diagnostic));
        Assert.EndsWith($"::`{shown}` is not a column. {shown}", renderer.GitHub(diagnostic));
        Assert.DoesNotContain(renderer.Json([diagnostic]), unit => unit != '\n' && !(unit is >= ' ' and <= '~' or 'é'));
    }

    // Not a theory: test runners replace lone surrogates in names of tests.
    [Fact]
    public void A_lone_surrogate_is_shown_by_its_number_and_a_pair_as_itself() =>
        Assert.Equal("\\uD800 é \ud83d\ude00 \\uDE00", VisibleText.OneLine("\ud800 é \ud83d\ude00 \ude00"));
}
