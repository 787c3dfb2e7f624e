using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cdi.Browser.Tests;

/// <summary>What axe finds: names of figures, contrast, structure of tables, boxes that scroll, order of headings.</summary>
[Collection(nameof(ReportPages))]
public class AccessibilityTests(ReportPages pages)
{
    public static TheoryData<string, int, ColorScheme> Pages => new()
    {
        { "helpdesk", 1280, ColorScheme.Light }, { "helpdesk", 1280, ColorScheme.Dark }, { "helpdesk", 375, ColorScheme.Light },
        { "ratings", 1280, ColorScheme.Light }, { "ratings", 1280, ColorScheme.Dark }, { "ratings", 375, ColorScheme.Dark },
    };

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_report_has_no_violation(string report, int width, ColorScheme scheme)
    {
        var page = await pages.Open(report, width, scheme);
        var found = await page.RunAxe();

        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
    }
}
