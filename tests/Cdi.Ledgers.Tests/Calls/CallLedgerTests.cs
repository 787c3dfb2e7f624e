using Cdi.Ledgers.Calls;
using Cdi.Ledgers.Entries;

namespace Cdi.Ledgers.Tests.Calls;

/// <summary>Calls of models on file.</summary>
public sealed class CallLedgerTests : IDisposable
{
    private static readonly CallCost Cent = new(0.01m, "USD");
    private readonly LedgerFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_answer_is_found_again_by_what_was_asked()
    {
        var reply = new CallReply("A", "stop")
        {
            Model = "m-2026-01-15", InputTokens = 31, OutputTokens = 1, Cost = new(0.000_123_4m, "USD"), Tokens = [new("A", -0.1), new("\"B\n", -2.5)],
        };
        await using (var ledger = Open())
        {
            Assert.Equal(BeginResult.Granted, await ledger.BeginAsync(new(Request(), 1, Cent), default));
            await ledger.EndAsync(new CallEvent.Answered(Request().Key, 1, reply));
        }

        await using var again = Open();
        var found = await again.FindAsync(Request().Key, default);
        Assert.Equal(1, found.Sends);
        Assert.Equal(reply.Tokens, found.Reply?.Tokens);
        Assert.Equal(reply with { Tokens = [] }, found.Reply! with { Tokens = [] });
        Assert.Equal(CallHistory.None, await again.FindAsync(Request(attempt: 2).Key, default));
    }

    [Fact]
    public void Every_part_of_a_request_is_in_its_key_and_none_runs_into_the_next()
    {
        CallRequest[] requests =
        [
            Request(), Request(attempt: 2), Request() with { Host = "other" }, Request() with { Model = "other" }, Request() with { Parameters = "{}" },
            Request() with { Prompt = "other" }, new("a b", "c", "d", "e", 1), new("a", "b c", "d", "e", 1), new("a", "b", "c d", "e", 1),
        ];
        var keys = requests.Select(each => new CallRequest(each.Host, each.Model, each.Parameters, each.Prompt, each.Attempt).Key);
        Assert.Equal(requests.Length, keys.Distinct().Count());
    }

    [Fact]
    public async Task What_began_and_did_not_end_is_listed_and_counted_at_its_bound()
    {
        await using (var ledger = Open())
        {
            await ledger.BeginAsync(new(Request("lost"), 1, Cent), default);
            await ledger.BeginAsync(new(Request("broken"), 1, Cent), default);
            await ledger.EndAsync(new CallEvent.Failed(Request("broken").Key, 1, new("broken", "the stream ended", true)));
            await ledger.BeginAsync(new(Request("broken"), 2, Cent), default);
            await ledger.EndAsync(new CallEvent.Answered(Request("broken").Key, 2, new("B", "stop") { Cost = new(0.002m, "USD") }));
            await ledger.BeginAsync(new(Request("refused"), 1, Cent), default);
            await ledger.EndAsync(new CallEvent.Failed(Request("refused").Key, 1, new("rate_limited", "429", false)));
        }

        await using var again = Open();
        var totals = await again.TotalsAsync(default);
        Assert.Equal((3, 1, 2), (totals.Requests, totals.Answers, totals.Faults));
        Assert.Equal(new HashSet<string> { Request("lost").Key, Request("broken").Key }, [.. totals.Open.Select(call => call.Key)]);
        Assert.Equal(0.022m, totals.AtMost("USD"));
    }

    [Fact]
    public async Task An_unknown_cost_is_unknown_and_not_zero()
    {
        await using var ledger = Open();
        await ledger.BeginAsync(new(Request(), 1, null), default);
        await ledger.EndAsync(new CallEvent.Answered(Request().Key, 1, new("A", "stop")));
        var totals = await ledger.TotalsAsync(default);
        Assert.Equal(1, totals.UnknownCosts);
        Assert.Null(totals.AtMost("USD"));
    }

    [Fact]
    public async Task Two_processes_do_not_call_for_one_study()
    {
        await using (Open()) Assert.Equal(LedgerFailure.Busy, Assert.Throws<LedgerException>(Open).Failure);
        await using var after = Open();
    }

    [Fact]
    public async Task A_study_and_its_calls_share_a_file_and_neither_changes_the_other()
    {
        using (var study = folder.Open()) await LedgerFolder.DrawAsync(study, Cdi.Estimation.Designs.SamplingDesign.Error);
        await FillAsync(3);
        using var again = folder.Open();
        Assert.Equal(9, again.Entries().Count());
        Assert.Null(await again.VerifyAsync(default));
        using var log = CallLog.Open(folder.File);
        Assert.Null(log.Verify(default));
        Assert.Equal(6, log.Entries().Count());
    }

    [Theory]
    [InlineData("UPDATE call SET body = replace(body, '\"A\"', '\"B\"') WHERE number = 4", 3)]
    [InlineData("DELETE FROM call WHERE number = 2", 1)]
    [InlineData("UPDATE call SET kind = 'call_failed' WHERE number = 2", 1)]
    public async Task Entries_changed_by_another_hand_are_found(string sql, int index)
    {
        await FillAsync(3);
        await using (var ledger = Open())
        {
            ledger.Execute("DROP TRIGGER calls_are_not_changed; DROP TRIGGER calls_are_not_taken_out");
            ledger.Execute(sql);
        }

        using var log = CallLog.Open(folder.File);
        Assert.Equal(index, log.Verify(default)?.Index);
    }

    [Fact]
    public async Task Entries_are_neither_changed_nor_taken_out_by_way_of_the_file()
    {
        await FillAsync(1);
        await using var ledger = Open();
        Assert.ThrowsAny<Exception>(() => ledger.Execute("UPDATE call SET body = ''"));
        Assert.ThrowsAny<Exception>(() => ledger.Execute("DELETE FROM call"));
    }

    [Fact]
    public async Task A_key_that_is_not_that_of_its_prompt_is_found_though_the_chain_holds()
    {
        var begun = new CallEvent.Begun(Request(), 1, null);
        var (kind, body) = CallBody.Write(begun);
        var entry = LedgerEntry.After(null, DateTimeOffset.UnixEpoch, kind, body.Replace("text 0", "another text"));
        Assert.Equal("its key is not that of what it asks", new CallReview().Contradiction(entry));
        Assert.Null(new CallReview().Contradiction(LedgerEntry.After(null, DateTimeOffset.UnixEpoch, kind, body)));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_write_that_fails_is_told_to_all_who_wait_and_can_be_repeated()
    {
        var writes = 0;
        await using var ledger = Open();
        ledger.BeforeCommit = () =>
        {
            if (++writes % 2 == 1) throw new LedgerException(LedgerFailure.Unavailable, folder.File, "the disk is full");
        };
        var begun = new CallEvent.Begun(Request(), 1, Cent);
        await Assert.ThrowsAsync<LedgerException>(async () => await ledger.BeginAsync(begun, default));
        Assert.Equal(BeginResult.Granted, await ledger.BeginAsync(begun, default));
        var answered = new CallEvent.Answered(begun.Key, 1, new("A", "stop"));
        await Assert.ThrowsAsync<LedgerException>(async () => await ledger.EndAsync(answered));
        await ledger.EndAsync(answered);
        ledger.BeforeCommit = null;
        await ledger.EndAsync(answered);
        Assert.Equal(1, (await ledger.TotalsAsync(default)).Answers);
        using var log = CallLog.Open(folder.File);
        Assert.Null(log.Verify(default));
    }

    [Fact]
    public async Task An_export_is_imported_to_the_same_entries_and_a_second_time_to_no_more()
    {
        await FillAsync(4);
        var text = new StringWriter();
        using (var log = CallLog.Open(folder.File)) Assert.Equal(8, log.Export(text));
        using var imported = CallLog.Open(folder.Other("imported.ledger"));
        Assert.Equal(8, imported.Import(new StringReader(text.ToString())));
        Assert.Equal(0, imported.Import(new StringReader(text.ToString())));
        Assert.Null(imported.Verify(default));
        Assert.Equal("A", imported.Find(Request("text 2").Key).Reply?.Text);
        var changed = text.ToString().Replace("\"text\":\"A\"", "\"text\":\"B\"", StringComparison.Ordinal);
        Assert.Contains("nothing was added", Assert.Throws<LedgerException>(() => imported.Import(new StringReader(changed))).Message);
    }

    private SqliteCallLedger Open() => SqliteCallLedger.Open(folder.File, TimeProvider.System);

    private static CallRequest Request(string prompt = "text 0", int attempt = 1) => new("localhost", "m", "{\"temperature\":0}", prompt, attempt);

    private async Task FillAsync(int count)
    {
        await using var ledger = Open();
        for (var each = 0; each < count; each++)
        {
            var request = Request($"text {each}");
            await ledger.BeginAsync(new(request, 1, Cent), default);
            await ledger.EndAsync(new CallEvent.Answered(request.Key, 1, new("A", "stop") { Cost = Cent }));
        }
    }
}
