using System.Globalization;
using System.Text.Json;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Text;

/// <summary>Text that somebody else wrote shows what it holds on a terminal, in a log, in an annotation and in JSON, and does nothing there.</summary>
public sealed class ShownTextTests
{
    private static readonly UnicodeCategory[] Acting =
    [
        UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator,
        UnicodeCategory.Surrogate, UnicodeCategory.PrivateUse, UnicodeCategory.OtherNotAssigned,
    ];

    /// <summary>Every character there is, lone surrogates included.</summary>
    private static IEnumerable<string> Characters =>
        Enumerable.Range(0, 0x110000).Select(code => code is >= 0xD800 and < 0xE000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));

    [Fact]
    public void Nothing_acts_in_a_line() =>
        Assert.Empty(Characters.Where(character => Acts(ShownText.Line($"a{character}b"), allowed: "\u200c\u200d")).Select(Name));

    [Fact]
    public void In_several_lines_only_line_ends_and_tabs_act() =>
        Assert.Empty(Characters.Where(character => Acts(ShownText.Lines($"a{character}b"), allowed: "\u200c\u200d\n\t")).Select(Name));

    [Fact]
    public void What_does_not_act_is_shown_as_it_is() =>
        Assert.Empty(Characters.Where(character => !Acts(character, allowed: "\u200c\u200d") && ShownText.Line(character) != character).Select(Name));

    [Fact]
    public void What_is_shown_is_shown_alike_a_second_time() =>
        Assert.Empty(Characters.Where(character => ShownText.Line(ShownText.Line(character)) != ShownText.Line(character)).Select(Name));

    [Theory]
    [InlineData("a\r\nb\tc", "a\\r\\nb\\tc", "a\nb\tc")]
    [InlineData("\u001b[2J", "\\u001B[2J", "\\u001B[2J")]
    [InlineData("\u202egnp", "\\u202Egnp", "\\u202Egnp")]
    [InlineData("##[error]x", "##\\u005Berror]x", "##\\u005Berror]x")]
    [InlineData("👩‍🔬 é ü", "👩‍🔬 é ü", "👩‍🔬 é ü")]
    public void Lines_keep_their_ends_and_a_line_does_not(string text, string line, string lines)
    {
        Assert.Equal(line, ShownText.Line(text));
        Assert.Equal(lines, ShownText.Lines(text));
    }

    [Theory]
    [InlineData("https://coder:secret@example.org/a.csv", "https://***@example.org/a.csv")]
    [InlineData("see http://token@host:80/x and ftp://u:p@q.org", "see http://***@host:80/x and ftp://***@q.org")]
    [InlineData("https://u:se/cr?et#x@example.org/a", "https://***@example.org/a")]
    [InlineData("https://u:p@ss@example.org/a@b", "https://***@example.org/a@b")]
    [InlineData("https:/u:secret@example.org/a", "https:/***@example.org/a")]
    [InlineData("HTTPS:u:secret@example.org/a", "HTTPS:***@example.org/a")]
    [InlineData("https:///u:secret@example.org/a", "https:///***@example.org/a")]
    [InlineData("my+db:/u:secret@example.org", "my+db:/***@example.org")]
    [InlineData("https://example.org/a.csv?token=abc&page=2", "https://example.org/a.csv?token=***&page=2")]
    [InlineData("see https://h/a?X-Amz-Signature=9f&X-Amz-Expires=60.", "see https://h/a?X-Amz-Signature=***&X-Amz-Expires=60.")]
    [InlineData("https://h/a?page=2#access_token=xyz", "https://h/a?page=2#access_token=***")]
    [InlineData("https://osf.io/a?view_only=0123456789abcdef0123", "https://osf.io/a?view_only=***")]
    [InlineData("https://h/a?0123456789abcdef0123", "https://h/a?***")]
    [InlineData("https://u:p@h/a?key=1 \"x?key=1\"", "https://***@h/a?key=*** \"x?key=1\"")]
    [InlineData("{\"source\":\"https://h/a?dl=1\\u0026sig=x\\u0022\"}", "{\"source\":\"https://h/a?dl=1\\u0026sig=***\\u0022\"}")]
    [InlineData("<td>https://h/a?dl=1&amp;sig=x</td>", "<td>https://h/a?dl=1&amp;sig=***</td>")]
    [InlineData("source = \"https://h/a?q=<a> b&token=x\" // b", "source = \"https://h/a?q=<a> b&token=***\" // b")]
    [InlineData("`https://h/a?q=a`b&token=x` is", "`https://h/a?q=a`b&token=***` is")]
    [InlineData("@\"https://h/a?q=\\\"x\\\"&token=x\"", "@\"https://h/a?q=\\\"x\\\"&token=***\"")]
    [InlineData("https://h/a?t%6Fken=x&b=1", "https://h/a?t%6Fken=***&b=1")]
    [InlineData("https://h/a?a=1;token=x", "https://h/a?a=***")]
    [InlineData("https://h/a\\_b?a\\_b=1\\&token=x", "https://h/a\\_b?a\\_b=1\\&token=***")]
    [InlineData("{\"s\":\"see \\u0060https://h/a?q=it\\u0027s\\u0026sig=x\\u0060, or\"}",
        "{\"s\":\"see \\u0060https://h/a?q=it\\u0027s\\u0026sig=***\\u0060, or\"}")]
    [InlineData("<a href=\"https://h/a\">b</a> \"c?token=x\"", "<a href=\"https://h/a\">b</a> \"c?token=x\"")]
    [InlineData("https://h/a?gid=0&single=true&design=b", "https://h/a?gid=0&single=true&design=b")]
    [InlineData("https://h/page#a-heading-of-many-words", "https://h/page#a-heading-of-many-words")]
    [InlineData("C:/data/u:s@x.csv and c:/me@home", "C:/data/u:s@x.csv and c:/me@home")]
    [InlineData("author:a@b.org, estimand: share @ uniform", "author:a@b.org, estimand: share @ uniform")]
    [InlineData("{\"a\": \"note:\\nmail@x.org\"}", "{\"a\": \"note:\\nmail@x.org\"}")]
    [InlineData("https://example.org/@author/a.csv", "https://example.org/@author/a.csv")]
    [InlineData("https://example.org:8080/pkg@1.2/a.csv", "https://example.org:8080/pkg@1.2/a.csv")]
    [InlineData("mail a@b.org about https://c.org", "mail a@b.org about https://c.org")]
    [InlineData("\"https://c.org\", a@b", "\"https://c.org\", a@b")]
    public void A_password_in_a_URL_is_hidden_and_nothing_else(string text, string shown) => Assert.Equal(shown, ShownText.Line(text));

    [Fact]
    public void The_caret_stands_under_its_word_though_the_line_holds_escapes_and_a_password()
    {
        const string Line = "  \u001b source = \"https://u:pw@h.org\" wrong";
        var at = Line.IndexOf("wrong", StringComparison.Ordinal);
        var text = new DiagnosticRenderer([new SourceText("a.cdi", Line)])
            .Text(Error("a.cdi", new TextSpan(at, 5), "m"));
        var lines = text.Split('\n');
        Assert.Equal("    1 |   \\u001B source = \"https://****@h.org\" wrong", lines[1]);
        Assert.Equal(lines[1].IndexOf("wrong", StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
        Assert.Equal(5, lines[2].Count(unit => unit == '^'));
    }

    [Fact]
    public void Every_character_of_a_message_is_one_line_of_text_for_each_machine()
    {
        foreach (var plane in Characters.Chunk(4096))
        {
            var message = string.Concat(plane);
            var diagnostic = Error(message, new TextSpan(0, 0), message);
            var renderer = new DiagnosticRenderer([]);
            Assert.False(Acts(renderer.MSBuild(diagnostic), "\u200c\u200d"));
            Assert.False(Acts(renderer.GitHub(diagnostic), "\u200c\u200d"));
            Assert.StartsWith("::error file=", renderer.GitHub(diagnostic));
            Assert.Equal(4, renderer.Text(diagnostic).Split('\n').Length); // place with message, hint, page, and the end
            Assert.False(Acts(renderer.Json([diagnostic]), "\u200c\u200d\n"));
        }
    }

    [Fact]
    public void JSON_reads_back_as_the_message()
    {
        var message = string.Concat(Characters.Where(character => character.Length == 2 || !char.IsSurrogate(character[0])));
        var diagnostic = Error("a.cdi", new TextSpan(0, 0), message);
        using var json = JsonDocument.Parse(new DiagnosticRenderer([]).Json([diagnostic]));
        Assert.Equal(message, json.RootElement[0].GetProperty("message").GetString());
    }

    private static Diagnostic Error(string path, TextSpan span, string message) => new("CDI1001", Severity.Error, path, span, message, message);

    private static bool Acts(string text, string allowed)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (allowed.Contains(text[at], StringComparison.Ordinal)) continue;
            if (Acting.Contains(CharUnicodeInfo.GetUnicodeCategory(text, at))) return true;
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
        }

        return false;
    }

    private static string Name(string character) => string.Join(' ', character.Select(unit => ((int)unit).ToString("x4", CultureInfo.InvariantCulture)));
}
