using Cdi.Reporting;
using Cdi.Studies.Definitions;
using Cdi.Studies.Tests.Reporting;
using Microsoft.Playwright;

namespace Cdi.Browser.Tests;

/// <summary>Reports whose every name, label and text is hostile, in a real browser, with the policy that the page states and without it.</summary>
[Collection(nameof(ReportPages))]
public sealed class HostileReportTests(ReportPages pages) : IDisposable
{
    private const string Harmless = "harmlessword";

    // What a person's pointer and keyboard would set off; what an address would run is counted, since following it leaves the page.
    private const string Provoke = """
        () => {
          for (const element of document.querySelectorAll('*'))
            for (const name of ['mouseover', 'mouseenter', 'focus', 'focusin', 'toggle', 'load', 'error', 'animationstart', 'begin'])
              element.dispatchEvent(new Event(name, { bubbles: false }));
          const found = [...document.querySelectorAll('script, iframe, object, embed, form, base, link, meta[http-equiv=refresh]')].map(each => each.outerHTML);
          for (const element of document.querySelectorAll('*'))
            for (const attribute of element.attributes)
              if (/^on/i.test(attribute.name) || /^[\s\0]*(javascript|data):/i.test(attribute.value)) found.push(`${attribute.name}=${attribute.value}`);
          if (window.cdi !== undefined) found.push('a script ran');
          return found;
        }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("cdi-hostile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_word_runs_asks_for_anything_or_troubles_the_console(bool hasPolicy)
    {
        var page = await pages.Empty(hasPolicy);
        var words = HostileWords.Markup.Concat(HostileWords.Markdown).Concat(HostileWords.Backticks).Concat(HostileWords.Cells).ToList();
        List<string> found = [];
        foreach (var word in words) found.AddRange((await Visit(page, Rendered(word))).Select(what => $"{word}: {what}"));

        Assert.True(words.Count > 90);
        Assert.Empty(found);
    }

    [BrowserTheory]
    [InlineData("<script>window.cdi=1</script>", "a script ran")]
    [InlineData("<p onmouseover=window.cdi=1>x</p>", "a script ran")]
    [InlineData("<img src=//cdi.example/x>", "cdi.example")]
    [InlineData("<script>alert(1)</script>", "dialog")]
    [InlineData("<script>throw new Error('broken')</script>", "broken")]
    [InlineData("<a href=' javascript:window.cdi=1'>x</a>", "javascript:")]
    public async Task What_a_word_could_do_would_be_seen(string markup, string seen)
    {
        var page = await pages.Empty(hasPolicy: false);
        var found = await Visit(page, Rendered(Harmless).Replace("</h1>", "</h1>" + markup, StringComparison.Ordinal));

        Assert.Contains(found, what => what.Contains(seen, StringComparison.Ordinal));
    }

    private static string Rendered(string word) => Assert.Single(ReportWriter.Render(HostileResult.Of(word), [ReportFormat.Html])).Content;

    /// <summary>Opens a page, provokes it, and lists what it did that a report must not.</summary>
    private async Task<List<string>> Visit(IPage page, string content)
    {
        var address = new Uri(Path.Combine(folder, "report.html")).AbsoluteUri;
        await File.WriteAllTextAsync(Path.Combine(folder, "report.html"), content);
        List<string> found = [];
        void Asked(object? sender, IRequest request)
        {
            if (request.Url != address) found.Add("asked for " + request.Url);
        }

        void Said(object? sender, IConsoleMessage message)
        {
            if (message.Type is "error" or "warning") found.Add("console: " + message.Text);
        }

        void Failed(object? sender, string error) => found.Add("error: " + error);

        void Stopped(object? sender, IDialog dialog)
        {
            found.Add("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        }

        page.Request += Asked;
        page.Console += Said;
        page.PageError += Failed;
        page.Dialog += Stopped;
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        found.AddRange(await page.EvaluateAsync<string[]>(Provoke));
        page.Request -= Asked;
        page.Console -= Said;
        page.PageError -= Failed;
        page.Dialog -= Stopped;
        return found;
    }
}
