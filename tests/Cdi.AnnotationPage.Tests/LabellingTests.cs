using Cdi.Cli;
using System.Net;
using Cdi.Cli.Tests;
using Cdi.Cli.Tests.Collecting;
using Cdi.Ledgers;

namespace Cdi.AnnotationPage.Tests;

/// <summary>Who has which text in hand, what becomes of answers, and what annotators may take back.</summary>
public sealed class LabellingTests
{
    [Fact]
    public async Task Two_annotators_never_have_one_text_and_get_those_that_cdi_next_lists()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        using var bob = await served.AnnotatorAsync("bob");
        var shown = new List<string>();
        for (var turn = 0; turn < 3; turn++)
        {
            foreach (var browser in new[] { ann, bob })
            {
                var work = await browser.NextAsync(3);
                Assert.Equal(["texts"], [work.State]);
                shown.AddRange(work.Texts.Select(text => text.Texts[0]));
                if (turn < 2) foreach (var text in work.Texts) await PageBrowser.WorkAsync(await browser.AnswerAsync(text.Lease, "Y"));
            }
        }

        Assert.Equal(16, shown.Count);
        Assert.Equal(16, shown.Distinct().Count());
        served.Live.Cdi("next study.cdi");
        var listed = ScriptedPerson.Rows(served.Live.Session.Read("study-round-1.csv")).Select(row => row["body"]);
        Assert.Equal(listed.Order(), shown.Order());
    }

    [Fact]
    public async Task A_lease_that_is_over_goes_to_somebody_else_and_a_late_answer_is_refused_only_then()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        using var bob = await served.AnnotatorAsync("bob");
        var late = (await ann.NextAsync()).Texts[0];
        served.Clock.Pass(TimeSpan.FromMinutes(21));
        var same = (await bob.NextAsync()).Texts[0];
        Assert.Equal(late.Texts, same.Texts);
        Assert.NotEqual(late.Lease, same.Lease);
        Assert.Equal(HttpStatusCode.Conflict, (await ann.AnswerAsync(late.Lease, "Y")).StatusCode);
        await PageBrowser.WorkAsync(await bob.AnswerAsync(same.Lease, "N"));
        var alone = (await ann.NextAsync()).Texts[0];
        served.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal(1, (await PageBrowser.WorkAsync(await ann.AnswerAsync(alone.Lease, "Y"))).Own);
    }

    [Fact]
    public async Task Twelve_answers_are_taken_back_one_after_the_other_and_given_again()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        var given = new List<string>();
        for (var k = 0; k < 12; k++)
        {
            var text = (await ann.NextAsync()).Texts[0];
            given.Add(text.Texts[0]);
            await PageBrowser.WorkAsync(await ann.AnswerAsync(text.Lease, "Y", note: $"note {k}"));
        }

        for (var k = 11; k >= 0; k--)
        {
            var id = ann.NewId();
            await ann.UndoAsync(id);
            var work = await ann.UndoAsync(id);
            Assert.Equal((k, given[k], "Y", $"note {k}"), (work.Own, work.Texts[0].Texts[0], work.Texts[0].Answers[0], work.Texts[0].Note));
        }

        Assert.Equal(HttpStatusCode.Conflict, (await ann.PostAsync("/api/undo", new { id = ann.NewId() })).StatusCode);
        var first = (await ann.NextAsync()).Texts[0];
        Assert.Equal(given[0], first.Texts[0]);
        Assert.Equal(1, (await PageBrowser.WorkAsync(await ann.AnswerAsync(first.Lease, "N"))).Own);
    }

    [Fact]
    public async Task An_answer_taken_back_after_its_round_stands_until_another_corrects_it()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        for (var k = 0; k < 16; k++) await PageBrowser.WorkAsync(await ann.AnswerAsync((await ann.NextAsync()).Texts[0].Lease, "Y"));
        Assert.Equal(2, (await ann.NextAsync()).Round);
        var undone = await ann.UndoAsync();
        Assert.Equal(15, undone.Own);
        Assert.Matches(@"1 burn-in\s+48\s+16\s+16\s+0\s+0\n", served.Live.Cdi("status study.cdi").Output);
        Assert.Equal(16, (await PageBrowser.WorkAsync(await ann.AnswerAsync(undone.Texts[0].Lease, "N"))).Own);
        Assert.Contains("corrected: 1 answer", served.Live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, served.Live.Cdi("ledger verify study.cdi").Code);
    }

    [Fact]
    public async Task A_text_handed_back_goes_to_others_first_and_its_reason_to_the_owner()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        using var bob = await served.AnnotatorAsync("bob");
        using var owner = await served.OwnerAsync();
        var text = (await ann.NextAsync()).Texts[0];
        var id = ann.NewId();
        for (var k = 0; k < 2; k++)
            await PageBrowser.WorkAsync(await ann.PostAsync("/api/skip", new { id, lease = text.Lease, reason = "It is in Welsh." }));
        Assert.Equal(HttpStatusCode.Conflict, (await ann.AnswerAsync(text.Lease, "Y")).StatusCode);
        Assert.NotEqual(text.Texts, (await ann.NextAsync()).Texts[0].Texts);
        var others = (await bob.NextAsync()).Texts[0];
        Assert.Equal(text.Texts, others.Texts);
        await PageBrowser.WorkAsync(await bob.PostAsync("/api/flag", new { id = bob.NewId(), lease = others.Lease, reason = "Not a request." }));
        await PageBrowser.WorkAsync(await bob.AnswerAsync(others.Lease, "N", note: "Perhaps."));
        var remarks = (await PageBrowser.JsonAsync(await owner.GetAsync("/api/owner")))["remarks"]!.AsArray();
        Assert.Equal([("note", "bob", "Perhaps."), ("flagged", "bob", "Not a request."), ("skipped", "ann", "It is in Welsh.")],
            remarks.Select(each => (each!["kind"]!.ToString(), each["name"]!.ToString(), each["words"]!.ToString())));
    }

    [Fact]
    public async Task What_one_annotator_skips_alone_comes_again_at_the_end()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        var text = (await ann.NextAsync()).Texts[0];
        await PageBrowser.WorkAsync(await ann.PostAsync("/api/skip", new { id = ann.NewId(), lease = text.Lease, reason = "Later." }));
        for (var k = 0; k < 15; k++) await PageBrowser.WorkAsync(await ann.AnswerAsync((await ann.NextAsync()).Texts[0].Lease, "Y"));
        var last = (await ann.NextAsync()).Texts[0];
        Assert.Equal((text.Texts[0], true), (last.Texts[0], last.WasSkipped));
    }

    [Fact]
    public async Task Answers_of_a_crashed_server_are_there_and_those_of_a_closed_one_in_the_ledger_of_the_study()
    {
        await using var served = await ServedStudy.OpenAsync();
        using var ann = await served.AnnotatorAsync("ann");
        var text = (await ann.NextAsync()).Texts[0];
        var id = ann.NewId();
        await PageBrowser.WorkAsync(await ann.AnswerAsync(text.Lease, "Y", id));
        await served.CrashAsync();
        await served.ServeAsync();
        using var again = ann.At(served.Address);
        Assert.Equal(1, (await PageBrowser.WorkAsync(await again.AnswerAsync(text.Lease, "Y", id))).Own);
        Assert.Equal(HttpStatusCode.Conflict, (await again.AnswerAsync(text.Lease, "N")).StatusCode);
        await served.CloseAsync();
        Assert.Matches(@"1 burn-in\s+48\s+16\s+1\s+0\s+15\n", served.Live.Cdi("status study.cdi").Output);
    }

    [Fact]
    public async Task One_process_serves_a_study()
    {
        await using var served = await ServedStudy.OpenAsync();
        var second = await Assert.ThrowsAsync<LedgerException>(() => served.ServeAsync());
        Assert.Equal(LedgerFailure.Busy, second.Failure);
        Assert.Equal(2, new[] { served.CodeOf("ann"), served.CodeOf("ann") }.Distinct().Count());
    }
}
