using Cdi.AnnotationPage.Tests;
using Cdi.Cli.Tests.Collecting;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cdi.Browser.Tests;

/// <summary>The annotation page in a browser: labelled by keys, read by axe, and going on when its server comes back.</summary>
[Collection(nameof(ReportPages))]
public sealed class AnnotationPageTests(ReportPages pages)
{
    private const string Hostile = "Please <b>look</b> at this <script>document.title = 'owned'</script> \u202Eyadot\u2066 & tell me.";

    [BrowserFact]
    public async Task An_annotator_labels_by_keys_takes_back_and_goes_on_when_the_server_comes_back()
    {
        await using var served = await ServedStudy.OpenAsync(corpus: Corpus());
        var page = await EnterAsync(served, served.CodeOf("Ann Ode"), 1280, ColorScheme.Light);
        var shown = page.Locator("#text p");
        await Assertions.Expect(shown).ToContainTextAsync("<script>document.title = 'owned'</script>");
        Assert.Equal("asked \u2013 labels", await page.TitleAsync());
        await AssertAccessibleAsync(page);
        await ReportPages.Keep(page, "annotate-light");
        var first = await shown.TextContentAsync();
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator("#count")).ToContainTextAsync("1 by you \u00b7 1 of 16 in round 1");
        await Assertions.Expect(shown).Not.ToHaveTextAsync(first ?? "");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(shown).ToHaveTextAsync(first ?? "");
        await Assertions.Expect(page.Locator("#again")).ToHaveTextAsync("You took your answer back.");
        await page.Keyboard.PressAsync("n");
        await page.Locator("#words-text").FillAsync("Perhaps <i>so</i>.");
        await page.Locator("#words-send").ClickAsync();
        await page.Keyboard.PressAsync("2");
        await Assertions.Expect(page.Locator("#count")).ToContainTextAsync("1 by you \u00b7 1 of 16");

        var port = served.Address.Port;
        await served.CrashAsync();
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("1 answer is kept here and sent again");
        await page.Keyboard.PressAsync("1");
        await served.ServeAsync(new() { Port = port, Report = _ => { }, CodesPerMinute = 1000 });
        await Assertions.Expect(page.Locator("#count")).ToContainTextAsync("3 by you \u00b7 3 of 16", new() { Timeout = 20_000 });
        await page.Context.CloseAsync();
    }

    [BrowserFact]
    public async Task The_owner_sees_progress_and_invites_and_the_page_is_accessible_in_the_dark_and_on_a_phone()
    {
        await using var served = await ServedStudy.OpenAsync(corpus: Corpus());
        using (var bob = await served.AnnotatorAsync("Bob"))
        {
            for (var k = 0; k < 9; k++)
            {
                var lease = (await bob.NextAsync()).Texts[0].Lease;
                await bob.AnswerAsync(lease, k % 3 == 0 ? "Y" : "N", seconds: 3 + k, note: k == 4 ? "A <b>note</b>." : "");
            }

            await bob.PostAsync("/api/skip", new { id = bob.NewId(), lease = (await bob.NextAsync()).Texts[0].Lease, reason = "I cannot read it." });
        }

        var phone = await EnterAsync(served, served.CodeOf("Eva"), 390, ColorScheme.Dark);
        await AssertAccessibleAsync(phone);
        Assert.True(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await ReportPages.Keep(phone, "annotate-phone-dark");
        await phone.Locator(".option").First.ClickAsync();
        await Assertions.Expect(phone.Locator("#count")).ToContainTextAsync("1 by you");
        await phone.Context.CloseAsync();

        var owner = await EnterAsync(served, served.Desk.InviteOwner(), 1280, ColorScheme.Dark);
        await Assertions.Expect(owner.Locator("#people")).ToContainTextAsync("Bob");
        await Assertions.Expect(owner.Locator("#facts")).ToContainTextAsync("10 of 16 drawn");
        await Assertions.Expect(owner.Locator("#remarks")).ToContainTextAsync("A <b>note</b>.");
        await owner.Locator("#invitee").FillAsync("Dan");
        await owner.Keyboard.PressAsync("Enter");
        await Assertions.Expect(owner.Locator("#invited code")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$"));
        await AssertAccessibleAsync(owner);
        await ReportPages.Keep(owner, "annotate-owner-dark");
        await owner.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await AssertAccessibleAsync(owner);
        await ReportPages.Keep(owner, "annotate-owner-light");
        await owner.Locator("#leave").ClickAsync();
        await Assertions.Expect(owner.Locator("#code")).ToBeFocusedAsync();
        await AssertAccessibleAsync(owner);
        await ReportPages.Keep(owner, "annotate-enter");
        await owner.Context.CloseAsync();
    }

    private static string Corpus() => "id,body,long,model,sure,people\n" + string.Concat(Enumerable.Range(1, LiveSession.Texts).Select(row =>
        FormattableString.Invariant($"k{row:000},\"Request {row}. {Hostile}\",{row % 2},{(row % 3 == 0 ? "yes" : "no")},0.{(row % 5) + 5},no\n")));

    private async Task<IPage> EnterAsync(ServedStudy served, string code, int width, ColorScheme scheme)
    {
        var page = await pages.Empty(hasPolicy: true);
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => { if (line.Type == "error" && line.Text.Contains("Content Security", StringComparison.Ordinal)) faults.Add(line.Text); };
        await page.SetViewportSizeAsync(width, 820);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.GotoAsync(served.Address.ToString());
        await page.Locator("#code").FillAsync(code.ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#enter")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#work, #owner").Filter(new() { Visible = true })).ToBeVisibleAsync();
        Assert.Empty(faults);
        return page;
    }

    // The script of axe is put in by the driver, past the page's policy.
    private static async Task AssertAccessibleAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        Assert.Empty(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")));
    }
}
