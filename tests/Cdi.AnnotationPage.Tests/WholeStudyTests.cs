using Cdi.Cli;
using System.Net;
using Cdi.Cli.Tests;
using Cdi.Cli.Tests.Collecting;

namespace Cdi.AnnotationPage.Tests;

/// <summary>A study labelled through the page comes to what the same labels come to that are imported from files.</summary>
public sealed class WholeStudyTests
{
    private const string Two = "  labels_per_text = 2 labels\n  aggregate = majority\n  nonresponse = weights\n";

    [ProcessFact]
    public async Task Two_annotators_whose_server_is_killed_twice_come_to_the_result_of_imported_labels()
    {
        using var calm = new LiveSession();
        calm.Complete();
        using var live = new LiveSession();
        var (first, second) = (Code(live, "ann"), Code(live, "bob"));
        PageBrowser? ann = null, bob = null;
        for (var start = 0; start < 3; start++)
        {
            using var process = BuiltCommand.Start(live.Session.Folder, "annotate", "study.cdi", "--port", "0");
            var line = await process.StandardOutput.ReadLineAsync() ?? await process.StandardError.ReadToEndAsync();
            var address = new Uri(line.Split(' ')[^1]);
            (ann, bob) = (await AtAsync(ann, address, first), await AtAsync(bob, address, second));
            for (var turn = 0; turn < (start == 2 ? int.MaxValue : 9); turn++)
            {
                var states = new[] { await AnswerOneAsync(ann), await AnswerOneAsync(bob) };
                if (states.All(state => state == "complete")) break;
            }

            BuiltCommand.Send(process, start == 2 ? BuiltCommand.Interrupt : BuiltCommand.Kill);
            await BuiltCommand.EndAsync(process);
            Assert.Equal(start == 2, process.ExitCode == 0);
        }

        Assert.Equal(ExitCode.Success, calm.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(calm.Session.Read("study-report/draws.csv"), live.Session.Read("study-report/draws.csv"));
        Assert.Equal(calm.Session.Read("study-report/result.json"), live.Session.Read("study-report/result.json"));
        Assert.Equal(ExitCode.Success, live.Cdi("ledger verify study.cdi").Code);
        ann?.Dispose();
        bob?.Dispose();
    }

    [Fact]
    public async Task Texts_of_two_labels_of_whom_one_annotator_leaves_come_to_the_estimates_of_a_file()
    {
        var spec = LiveSession.Spec(human: Two, design: "uniform");
        await using var served = await ServedStudy.OpenAsync(spec);
        var said = new List<(string Key, string Who, string What)>();
        var people = new List<(string Name, PageBrowser Browser)>();
        foreach (var name in new[] { "ann", "bob", "eva" }) people.Add((name, await served.AnnotatorAsync(name)));
        var seen = new HashSet<(string, string)>();
        for (var turn = 0; people.Count > 0 && turn < 1000; turn++)
        {
            var (name, browser) = people[turn % people.Count];
            var work = await browser.NextAsync(2);
            if (work.State == "complete") break;
            if (turn == 15)
            {
                Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsync("/api/leave", new { })).StatusCode);
                people.RemoveAt(turn % people.Count);
                continue;
            }

            if (work.State == "waiting") continue;
            var text = work.Texts[0].Texts[0];
            Assert.True(seen.Add((name, text)), $"{name} saw {text} twice.");
            var answer = text.Contains('7', StringComparison.Ordinal) && name == "bob" ? "N" : ServedStudy.Truth(text);
            await PageBrowser.WorkAsync(await browser.AnswerAsync(work.Texts[0].Lease, answer));
            said.Add(($"k{int.Parse(text.Split(' ')[1].TrimEnd(','), System.Globalization.CultureInfo.InvariantCulture):000}", name, answer));
        }

        Assert.Equal(2 * said.Select(each => each.Key).Distinct().Count(), said.Count);
        await served.CloseAsync();
        using var filed = new LiveSession();
        filed.Session.Write("study.cdi", spec);
        filed.Cdi("next study.cdi");
        filed.Session.Write("answers.csv", "key,annotator,label\n" + string.Concat(said.Select(each => $"{each.Key},{each.Who},{each.What}\n")));
        Assert.Equal(ExitCode.Success, filed.Cdi("import study.cdi answers.csv").Code);
        foreach (var live in new[] { filed, served.Live }) Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi --quiet").Code);
        foreach (var file in new[] { "estimates.csv", "draws.csv" })
            Assert.Equal(filed.Session.Read($"study-report/{file}"), served.Live.Session.Read($"study-report/{file}"));
    }

    [Fact]
    public async Task The_owner_sees_the_estimate_of_the_run_when_the_sample_is_complete_and_none_before()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var owner = await served.OwnerAsync();
        using var ann = await served.AnnotatorAsync("ann");
        Assert.Empty((await PageBrowser.JsonAsync(await owner.GetAsync("/api/owner")))["estimates"]!.AsArray());
        while (await AnswerOneAsync(ann) != "complete")
        {
        }

        var view = await PageBrowser.JsonAsync(await owner.GetAsync("/api/owner"));
        await served.CloseAsync();
        var run = served.Live.Cdi("run study.cdi");
        var point = view["estimates"]![0]!["point"]!.GetValue<double>().ToString("F4", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Matches($@"calibrated @ error \(primary\)\s+{System.Text.RegularExpressions.Regex.Escape(point)}", run.Output);
        Assert.Equal(10.00m, view["cost"]!["spent"]!.GetValue<decimal>());
        Assert.Equal(40, view["people"]![0]!["answers"]!.GetValue<int>());
        Assert.Equal(2.0, view["people"]![0]!["seconds"]!.GetValue<double>());
        Assert.Empty(served.Reports);
    }

    private static string Code(LiveSession live, string name)
    {
        var run = live.Cdi($"annotate study.cdi --invite {name}");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return run.Output.Split(' ')[1];
    }

    private static async Task<PageBrowser> AtAsync(PageBrowser? before, Uri address, string code)
    {
        if (before is not null) return before.At(address);
        var browser = new PageBrowser(address);
        await browser.EnterAsync(code);
        return browser;
    }

    // Every answer is sent twice, as by a browser that did not hear the first reply.
    private static async Task<string> AnswerOneAsync(PageBrowser browser)
    {
        var work = await browser.NextAsync();
        if (work.Texts.Count == 0) return work.State;
        var (id, answer) = (browser.NewId(), ServedStudy.Truth(work.Texts[0].Texts[0]));
        var once = await PageBrowser.WorkAsync(await browser.AnswerAsync(work.Texts[0].Lease, answer, id));
        var again = await PageBrowser.WorkAsync(await browser.AnswerAsync(work.Texts[0].Lease, answer, id));
        Assert.Equal(once.Own, again.Own);
        return again.State;
    }
}
