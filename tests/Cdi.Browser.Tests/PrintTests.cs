using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Cdi.Browser.Tests;

/// <summary>A report on paper, A4 and US letter.</summary>
[Collection(nameof(ReportPages))]
public class PrintTests(ReportPages pages)
{
    // Fewer words than three lines of text on a page that is not the last: its content went elsewhere.
    private const int AlmostBlank = 40;

    public static TheoryData<string, string> Sheets => new() { { "helpdesk", "A4" }, { "helpdesk", "Letter" }, { "ratings", "A4" }, { "ratings", "Letter" } };

    [BrowserTheory]
    [MemberData(nameof(Sheets))]
    public async Task No_page_is_almost_blank_and_none_ends_in_a_heading(string report, string format)
    {
        var page = await pages.Open(report);
        var headings = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('h2, h3, caption, .estimand figcaption, .prompt "
            + "figcaption, thead tr, .term')].map(each => each.textContent.replace(/\\s+/g, '')).filter(text => text.length > 0)");
        using var document = PdfDocument.Open(await Print(page, $"{report}-{format}", format));
        var sheets = document.GetPages().Select(Lines).ToList();

        Assert.InRange(sheets.Count, 2, 14);
        Assert.All(sheets.SkipLast(1), lines => Assert.True(lines.Sum(line => line.Words) >= AlmostBlank, string.Join('\n', lines.Select(line => line.Text))));
        Assert.All(sheets.SkipLast(1), lines => Assert.DoesNotContain(
            headings, heading => heading.StartsWith(lines[^1].Text, StringComparison.Ordinal) || heading.EndsWith(lines[^1].Text, StringComparison.Ordinal)));
    }

    [BrowserTheory]
    [MemberData(nameof(Sheets))]
    public async Task Nothing_is_cut_off_at_the_edge(string report, string format)
    {
        var page = await pages.Open(report);
        using var document = PdfDocument.Open(await Print(page, $"{report}-{format}", format));

        Assert.All(document.GetPages(), sheet => Assert.All(
            sheet.GetWords(), word => Assert.True(word.BoundingBox.Right <= sheet.Width - 20 && word.BoundingBox.Left >= 20, word.Text)));
    }

    private static async Task<byte[]> Print(IPage page, string name, string format)
    {
        var pdf = await page.PdfAsync(new() { Format = format, PreferCSSPageSize = false, PrintBackground = true });
        if (Environment.GetEnvironmentVariable("CDI_PICTURES") is { Length: > 0 } pictures)
            await File.WriteAllBytesAsync(Path.Combine(pictures, name + ".pdf"), pdf);
        return pdf;
    }

    /// <summary>The lines of a page from top to bottom, without blanks.</summary>
    private static List<(string Text, int Words)> Lines(Page sheet) =>
    [
        .. sheet.GetWords().GroupBy(word => Math.Round(word.BoundingBox.Bottom / 4)).OrderByDescending(line => line.Key)
            .Select(line => (string.Concat(line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)), line.Count())),
    ];
}
