using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;
using Markdig;

namespace Cdi.Studies.Tests.Reporting;

/// <summary>Whatever the words of a study and its file, a page has the elements and attributes, a table the cells, a text the structure of those of harmless
/// words.</summary>
public sealed partial class HostileWordsTests
{
    private const string Harmless = "harmlessword";

    // Parses as browsers do; Markdig renders Markdown with tables as the usual hosts do.
    private static readonly HtmlParser Parser = new(new() { IsScripting = true });
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().Build();

    public static TheoryData<string> InPages => [.. HostileWords.Markup, .. HostileWords.Markdown, .. HostileWords.Cells];

    public static TheoryData<string> InTexts => [.. HostileWords.Markup, .. HostileWords.Markdown];

    public static TheoryData<string> InCode => [.. HostileWords.Backticks];

    // What a word begins with shows in a page as space or as nothing, wherever it stands.
    public static TheoryData<string> Shown => [.. HostileWords.Markup, .. HostileWords.Markdown,
        .. HostileWords.Cells.Where(word => !char.IsWhiteSpace(word[0]))];

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_page_has_the_elements_attributes_and_words_of_a_harmless_one(string word)
    {
        var expected = Tree(Rendered(Harmless, ReportFormat.Html), Harmless);
        Assert.Contains($"h1 = {Harmless}", expected);
        Assert.Equal(expected, Tree(Rendered(word, ReportFormat.Html), word));
    }

    [Theory]
    [MemberData(nameof(InTexts))]
    public void A_Markdown_report_becomes_the_elements_and_attributes_of_a_harmless_one(string word)
    {
        var expected = Elements(Markdown.ToHtml(Rendered(Harmless, ReportFormat.Markdown), Pipeline));
        Assert.Contains("table", expected);
        Assert.Equal(expected, Elements(Markdown.ToHtml(Rendered(word, ReportFormat.Markdown), Pipeline)));
    }

    // What a format writes for `&`, `_`, `'`, `+` or `<` must not end the search for secrets.
    [Theory]
    [InlineData("https://h.org/a_b.csv?sig=1&token=Zq8")]
    [InlineData("https://h.org/a?_x_=*&it's=a+b&access_token=Zq8")]
    [InlineData("https://h.org/a?q=é&t%6Fken=Zq8")]
    [InlineData("https://h.org/a#b&token=Zq8")]
    [InlineData("https://u_s_er:Zq8*~@h.org/a")]
    public void A_secret_of_an_address_is_in_no_report(string address)
    {
        foreach (var file in ReportWriter.Render(HostileResult.Of(address), Enum.GetValues<ReportFormat>()))
            Assert.False(file.Content.Contains("Zq8", StringComparison.Ordinal), file.Name);
    }

    [Theory]
    [InlineData("https://h.org/a?q=<b>&token=Zq8")]
    [InlineData("https://h.org/a?q=`b&token=Zq8")]
    [InlineData("https://h.org/a?q=\"b\" c&token=Zq8")]
    public void A_secret_of_the_corpus_is_in_no_line_whatever_its_address_holds(string address)
    {
        var harmless = HostileResult.Of(Harmless);
        var result = harmless with { Definition = harmless.Definition with { Corpus = harmless.Definition.Corpus with { Source = address } } };
        foreach (var file in ReportWriter.Render(result, Enum.GetValues<ReportFormat>()))
            Assert.False(file.Content.Contains("Zq8", StringComparison.Ordinal), file.Name);
    }

    [Theory]
    [MemberData(nameof(InCode))]
    public void Backticks_make_code_of_a_piece_of_a_message_and_nothing_else(string word)
    {
        Assert.Equal(WithoutCode(Rendered(Harmless, ReportFormat.Html)), WithoutCode(Rendered(word, ReportFormat.Html)));
        Assert.Equal(WithoutCode(Markdown.ToHtml(Rendered(Harmless, ReportFormat.Markdown), Pipeline)),
            WithoutCode(Markdown.ToHtml(Rendered(word, ReportFormat.Markdown), Pipeline)));
    }

    [Theory]
    [MemberData(nameof(InPages))]
    public void A_table_has_the_cells_of_a_harmless_one_and_none_that_a_spreadsheet_runs(string word)
    {
        foreach (var (name, content) in Tables(word))
        {
            var (cells, harmless) = (Cells(content), Cells(Tables(Harmless).Single(each => each.Name == name).Content));
            Assert.Equal(harmless.Select(row => row.Count), cells.Select(row => row.Count));
            Assert.All(harmless.SelectMany(row => row).Zip(cells.SelectMany(row => row)), pair => AssertCell(pair.First, pair.Second, word));
        }

        Assert.Contains(Tables(Harmless), each => each.Content.Contains(Harmless, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(InPages))]
    public void A_file_for_programs_has_the_names_of_a_harmless_one_and_the_word_as_it_is(string word)
    {
        var (harmless, hostile) = (Json(Harmless), Json(word));
        Assert.Equal(Shape(harmless.RootElement).Select(each => each.Path), Shape(hostile.RootElement).Select(each => each.Path));
        foreach (var (expected, actual) in Shape(harmless.RootElement).Zip(Shape(hostile.RootElement)))
        {
            if (expected.Text == Harmless) Assert.Equal(word, actual.Text);
        }

        Assert.Contains(Shape(harmless.RootElement), each => each.Text == Harmless);
    }

    private static string Rendered(string word, ReportFormat format) => Assert.Single(ReportWriter.Render(HostileResult.Of(word), [format])).Content;

    private static JsonDocument Json(string word) => JsonDocument.Parse(Rendered(word, ReportFormat.Json));

    private static IReadOnlyList<(string Name, string Content)> Tables(string word)
    {
        var result = HostileResult.Of(word);
        return [.. ReportWriter.Render(result, [ReportFormat.Csv]).Append(ReportWriter.Draws(result)).Select(file => (file.Name, file.Content))];
    }

    /// <summary>Rows and cells as RFC 4180 parts them; a character that belongs to none fails.</summary>
    private static List<List<string>> Cells(string content)
    {
        List<List<string>> rows = [[]];
        var at = 0;
        foreach (Match cell in Cell().Matches(content))
        {
            Assert.Equal(at, cell.Index);
            at += cell.Length;
            rows[^1].Add(cell.Groups["plain"].Success ? cell.Groups["plain"].Value
                : cell.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal));
            if (cell.Groups["end"].Value == "\n") rows.Add([]);
        }

        Assert.Equal(content.Length, at);
        return rows;
    }

    [GeneratedRegex("\\G(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^\",\\r\\n]*))(?<end>[,\\n])")]
    private static partial Regex Cell();

    private static void AssertCell(string harmless, string cell, string word)
    {
        Assert.Equal(harmless.Replace(Harmless, word, StringComparison.Ordinal), cell.StartsWith('\'') && !word.StartsWith('\'') ? cell[1..] : cell);
        Assert.False(cell.Length > 0 && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".Contains(cell[0])
            && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _), cell);
    }

    /// <summary>What a reader sees of a word: no control characters, which a page cannot hold, and none of the returns before line ends.</summary>
    private static string ShownInPage(string word)
    {
        var shown = new StringBuilder();
        foreach (var character in word.Where(each => each != '\r'))
            shown.Append(char.IsControl(character) && character is not ('\n' or '\t') ? '\uFFFD' : character);
        return shown.ToString();
    }

    /// <summary>Elements with their attributes and own words, in the order of the page, the word replaced by the harmless one and spaces by one.</summary>
    private static List<string> Tree(string page, string word)
    {
        var (whole, line) = (Spaced(ShownInPage(word)), Spaced(ShownInPage(HostileResult.OneLine(word))));
        return [.. Parser.ParseDocument(page).All.Select(element =>
            Spaced(Spaced(Described(element)).Replace(whole, Harmless, StringComparison.Ordinal).Replace(line, Harmless, StringComparison.Ordinal)))];
    }

    private static string Described(IElement element)
    {
        var own = string.Concat(element.ChildNodes.OfType<IText>().Select(text => text.Data));
        return $"{element.LocalName}{Attributes(element)} = {own}";
    }

    private static string Attributes(IElement element) => string.Concat(element.Attributes.Select(each => $" {each.Name}=\"{each.Value}\""));

    private static string Spaced(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    private static List<string> Elements(string page) => [.. Parser.ParseDocument(page).All.Select(element => element.LocalName + Attributes(element))];

    private static List<string> WithoutCode(string page) => [.. Elements(page).Where(element => element != "code")];

    private static IEnumerable<(string Path, string? Text)> Shape(JsonElement element, string path = "$") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(each => Shape(each.Value, $"{path}.{each.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((each, index) => Shape(each, $"{path}[{index}]")),
        JsonValueKind.String => [(path, element.GetString())],
        _ => [(path, null)],
    };
}
