using Microsoft.Playwright;

namespace Cdi.Browser.Tests;

/// <summary>Reports on a phone, a desk and a sheet of paper, laid out by a real browser.</summary>
[Collection(nameof(ReportPages))]
public class LayoutTests(ReportPages pages)
{
    // What stands outside the window though nothing lets a reader scroll there; a box that scrolls must show that it does and be reachable by keyboard.
    private const string Overflowing = """
        () => {
          const width = document.documentElement.clientWidth, found = [];
          const shown = element => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
          const scroller = element => { for (let each = element.parentElement; each; each = each.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX)) return each; return null; };
          if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
          for (const element of document.querySelectorAll('body *')) {
            const box = element.getBoundingClientRect();
            if (box.width === 0 || element.closest('.hidden') || (box.right <= width + 0.5 && box.left >= -0.5)) continue;
            const frame = scroller(element);
            if (frame === null) found.push(shown(element));
            else if (frame.tabIndex < 0 || getComputedStyle(frame).backgroundImage === 'none') found.push(`no cue for ${shown(element)}`);
          }
          return found;
        }
        """;

    private const string Hidden = """
        selector => [...document.querySelectorAll(selector)].filter(element => {
          const box = element.getBoundingClientRect();
          return box.width === 0 || box.height === 0 || box.left < 0 || box.right > document.documentElement.clientWidth;
        }).map(element => element.textContent)
        """;

    public static TheoryData<string, int> Windows => new()
    {
        { "helpdesk", 320 }, { "helpdesk", 375 }, { "helpdesk", 768 }, { "helpdesk", 1024 }, { "helpdesk", 1280 }, { "ratings", 320 }, { "ratings", 375 },
            { "ratings", 768 }, { "ratings", 1024 }, { "ratings", 1280 },
    };

    public static TheoryData<string> Reports => [.. ReportPages.Names];

    [BrowserTheory]
    [MemberData(nameof(Windows))]
    public async Task Nothing_is_wider_than_the_window_without_a_cue(string report, int width)
    {
        var page = await pages.Open(report, width);
        await ReportPages.Keep(page, $"{report}-{width}");

        Assert.Empty(await page.EvaluateAsync<string[]>(Overflowing));
    }

    [BrowserTheory]
    [MemberData(nameof(Reports))]
    public async Task Nothing_is_wider_than_a_sheet_of_paper(string report)
    {
        // A4 and US letter less their margins of 14 mm are 688 and 710 pixels wide.
        var page = await pages.Open(report, 688);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Empty(await page.EvaluateAsync<string[]>(Overflowing));
    }

    [BrowserTheory]
    [MemberData(nameof(Windows))]
    public async Task Every_interval_is_in_sight_in_figures_and_drawn(string report, int width)
    {
        var page = await pages.Open(report, width);

        Assert.NotEqual(0, await page.Locator("td[data-label$=interval]").CountAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>(Hidden, ".interval b, td[data-label$=interval], svg.strip"));
    }

    [BrowserTheory]
    [MemberData(nameof(Reports))]
    public async Task On_a_phone_every_figure_has_its_label(string report)
    {
        var page = await pages.Open(report, 375);
        var labels =
            await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.forest td[data-label]')].map(cell => getComputedStyle(cell, '::before').content)");

        Assert.NotEmpty(labels);
        Assert.All(labels, label => Assert.NotEqual("none", label));
    }

    [BrowserTheory]
    [MemberData(nameof(Reports))]
    public async Task A_page_runs_no_script_and_asks_for_nothing(string report)
    {
        var page = await pages.Open(report);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Equal(page.Url, Assert.Single(asked));
        Assert.Equal(0, await page.Locator("script").CountAsync());
    }
}
