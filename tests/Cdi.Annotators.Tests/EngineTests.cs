using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Ledgers;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>Runs over a corpus against a server that does what a script says.</summary>
public sealed class EngineTests : IDisposable
{
    private static readonly CallPrice TwoCents = new("USD", 0.02m, null, null);
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-annotators-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_text_is_asked_about_once_and_a_second_run_asks_nothing()
    {
        await using var server = await ServeAsync(_ => ServerFault.None);
        var first = await RunAsync(server, 40);
        Assert.Equal((40, 0, 40L), (first.Annotated, first.Pending, server.Calls));
        Assert.All(first.Rows.Select((row, number) => (row, number)), each => Assert.Equal(Letters.IsFriendly(each.number) ? 0 : 1, each.row.Value));
        var second = await RunAsync(server, 40);
        Assert.Equal((40, 0L, 40L), (second.Annotated, second.Sent, server.Calls));
        Assert.Equal(first.Rows, second.Rows);
    }

    [Fact]
    public async Task What_is_on_file_needs_no_network()
    {
        AnnotationResult asked;
        await using (var server = await ServeAsync(Mixed)) asked = await RunAsync(server, 60, Letters.Llm(confidence: "How sure that {body} is {label}?"));
        var table = Letters.Table(60);
        var task = new ModelTask(Letters.Llm(confidence: "How sure that {body} is {label}?"), Letters.Outcome, table, host);
        using var log = CallLog.Open(Ledger);
        Assert.Null(log.Verify(default));
        Assert.Equal(asked.Rows, await LedgerAnnotations.ReadAsync(task, (key, _) => new(log.Find(key)), default));
        var histories = log.Histories(default);
        Assert.Equal(asked.Rows, await LedgerAnnotations.ReadAsync(task, histories, default));
        Assert.All(histories, each => Assert.Equal(log.Find(each.Key), each.Value));
        Assert.Equal(0.75, asked.Rows[2].Confidence);
    }

    [Theory]
    [InlineData(ServerFault.RateLimited)]
    [InlineData(ServerFault.ServerError)]
    [InlineData(ServerFault.TruncatedJson)]
    [InlineData(ServerFault.Reset)]
    [InlineData(ServerFault.BrokenStream)]
    [InlineData(ServerFault.SlowStream)]
    public async Task A_fault_of_the_wire_is_sent_again_until_an_answer_comes(ServerFault fault)
    {
        await using var server = await ServeAsync(call => call.Time == 1 && Letters.NumberOf(call) % 3 == 0 ? fault : ServerFault.None);
        var result = await RunAsync(server, 60);
        Assert.Equal((60, StopReason.None), (result.Annotated, result.Stopped));
        Assert.Equal(60, result.Totals.Answers);
        var mayBePaid = fault is ServerFault.TruncatedJson or ServerFault.Reset or ServerFault.BrokenStream;
        Assert.Equal(mayBePaid ? 20 : 0, result.Totals.Open.Count);
    }

    [Theory]
    [InlineData(ServerFault.WrongOption, AnswerFailure.OutOfOptions)]
    [InlineData(ServerFault.Prose, AnswerFailure.Malformed)]
    [InlineData(ServerFault.Duplicate, AnswerFailure.Malformed)]
    [InlineData(ServerFault.Refusal, AnswerFailure.Refused)]
    [InlineData(ServerFault.CutOff, AnswerFailure.Truncated)]
    [InlineData(ServerFault.Rejected, AnswerFailure.Rejected)]
    public async Task An_answer_that_is_none_is_counted_by_its_kind_and_not_asked_again(ServerFault fault, AnswerFailure kind)
    {
        await using var server = await ServeAsync(call => Letters.NumberOf(call) % 4 == 0 ? fault : ServerFault.None);
        var result = await RunAsync(server, 20);
        Assert.Equal([(kind, 5)], result.Failures);
        Assert.Equal((15, 0, 20L), (result.Annotated, result.Pending, server.Calls));
        Assert.Equal(0, (await RunAsync(server, 20)).Sent);
    }

    [Fact]
    public async Task A_study_that_retries_asks_again_as_often_as_it_says_and_no_oftener()
    {
        await using var server = await ServeAsync(call => Letters.NumberOf(call) switch
        {
            0 => ServerFault.Prose,
            1 when call.Time <= 2 => ServerFault.WrongOption,
            _ => ServerFault.None,
        });
        var result = await RunAsync(server, 3, Letters.Llm(Letters.Calls with { Retries = 2 }));
        Assert.Equal(AnswerFailure.Malformed, result.Rows[0].Failure);
        Assert.Equal((1, 0), (result.Rows[1].Value, result.Rows[2].Value));
        Assert.Equal(3 + 3 + 1, server.Calls);
    }

    [Fact]
    public async Task Two_texts_that_read_alike_are_one_call()
    {
        await using var server = await LocalModelServer.StartAsync(new() { Answer = _ => "F" });
        var result = await RunAsync(server, 30, Letters.Llm(prompt: "Friendly or curt?\n{options}\nBranch: {branch}"));
        Assert.Equal((30, 1L), (result.Annotated, server.Calls));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Spending_stops_below_its_limit(int concurrency)
    {
        await using var server = await ServeAsync(_ => ServerFault.None);
        var result = await RunAsync(server, 40, concurrency: concurrency, price: TwoCents, maxCost: 0.25m);
        Assert.Equal((StopReason.CostCeiling, 12, 28), (result.Stopped, result.Annotated, result.Pending));
        Assert.Equal(0.24m, result.Totals.Spent["USD"]);
        Assert.Equal(12, server.Calls);
    }

    [Fact]
    public async Task What_may_have_been_paid_counts_against_the_limit()
    {
        await using var server = await ServeAsync(call => call.Time == 1 && Letters.NumberOf(call) < 5 ? ServerFault.BrokenStream : ServerFault.None);
        var result = await RunAsync(server, 40, price: TwoCents, maxCost: 0.30m);
        Assert.Equal(StopReason.CostCeiling, result.Stopped);
        Assert.True(result.Totals.AtMost("USD") <= 0.30m);
        Assert.Equal(server.Charged * 0.02m, result.Totals.AtMost("USD"));
    }

    [Fact]
    public async Task A_wrong_key_stops_the_run_at_once()
    {
        await using var server = await ServeAsync(_ => ServerFault.Unauthorised);
        var result = await RunAsync(server, 40, concurrency: 1, key: "sk-planted-secret");
        Assert.Equal((StopReason.Refused, 40, 1L), (result.Stopped, result.Pending, server.Calls));
        Assert.DoesNotContain("sk-planted-secret", result.Detail);
        Assert.DoesNotContain("sk-planted-secret", string.Concat(Directory.EnumerateFiles(folder).Select(File.ReadAllText)));
    }

    [Fact]
    public async Task A_provider_that_never_answers_stops_the_run_and_the_texts_stay_for_later()
    {
        await using (var server = await ServeAsync(_ => ServerFault.ServerError))
        {
            var result = await RunAsync(server, 40, options: Letters.Quick with { Resends = 1, UnreachableTexts = 5 });
            Assert.Equal((StopReason.Unreachable, 40), (result.Stopped, result.Pending));
        }
    }

    [Fact]
    public async Task A_limit_asks_about_so_many_new_texts()
    {
        await using var server = await ServeAsync(_ => ServerFault.None);
        Assert.Equal((10, 30), Counts(await RunAsync(server, 40, limit: 10)));
        Assert.Equal((20, 20), Counts(await RunAsync(server, 40, limit: 10)));

        static (int, int) Counts(AnnotationResult result) => (result.Annotated, result.Pending);
    }

    [Fact]
    public async Task An_interruption_waits_for_what_was_sent_and_goes_on_later()
    {
        using var interruption = new CancellationTokenSource();
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call =>
            {
                if (Letters.NumberOf(call) == 5) interruption.Cancel();
                return Letters.Answer(call);
            },
        });
        var stopped = await RunAsync(server, 40, concurrency: 4, interrupted: interruption.Token);
        Assert.Equal(StopReason.Interrupted, stopped.Stopped);
        Assert.Empty(stopped.Totals.Open);
        Assert.Equal(server.Calls, stopped.Totals.Answers);
        Assert.Equal(40, (await RunAsync(server, 40)).Annotated);
        Assert.Equal(40, server.Calls);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(5, 1)]
    [InlineData(50, 8)]
    public async Task Writes_that_fail_now_and_then_lose_nothing(int every, int concurrency)
    {
        // A write is tried seven times. With one call at a time the try after a failure succeeds; of several, one may meet every failure: .02⁷ for each write.
        var writes = 0;
        await using var server = await ServeAsync(_ => ServerFault.None);
        var result = await RunAsync(server, 60, concurrency: concurrency, disk: () =>
        {
            if (Interlocked.Increment(ref writes) % every != 0) return;
            throw new LedgerException(LedgerFailure.Busy, Ledger, "another process has held it for five seconds");
        });
        Assert.Equal((60, StopReason.None, 60L), (result.Annotated, result.Stopped, server.Calls));
    }

    [Fact]
    public async Task A_disk_that_stays_full_stops_the_run_with_one_fact_and_names_what_was_under_way()
    {
        var writes = 0;
        await using var server = await ServeAsync(_ => ServerFault.None);
        var result = await RunAsync(server, 60, concurrency: 4, disk: () =>
        {
            if (++writes > 20) throw new LedgerException(LedgerFailure.Unavailable, Ledger, "the disk is full");
        });
        Assert.Equal((StopReason.Ledger, "the disk is full"), (result.Stopped, result.Detail));
        Assert.Equal(server.Charged, result.Totals.Answers + result.Totals.Open.Count);
        Assert.Equal(60, (await RunAsync(server, 60)).Annotated);
    }

    private string host = "";

    private string Ledger => Path.Combine(folder, "study.ledger");

    private static ServerFault Mixed(ServedCall call) => (Letters.NumberOf(call) % 10, call.Time) switch
    {
        (3, 1) => ServerFault.RateLimited,
        (4, 1) => ServerFault.BrokenStream,
        (5, _) => ServerFault.Refusal,
        (7, _) => ServerFault.Rejected,
        _ => ServerFault.None,
    };

    private static Task<LocalModelServer> ServeAsync(Func<ServedCall, ServerFault> fault) =>
        LocalModelServer.StartAsync(new() { Answer = Letters.Answer, Fault = fault, RetryAfter = 1 });

    private async Task<AnnotationResult> RunAsync(
        LocalModelServer server, int rows, LlmDefinition? llm = null, int concurrency = 8, CallPrice? price = null, decimal? maxCost = null, string key = "",
        EngineOptions? options = null, int? limit = null, Action? disk = null, CancellationToken interrupted = default)
    {
        using var provider = Letters.OpenAI(server, key);
        host = provider.Host;
        await using var ledger = SqliteCallLedger.Open(Ledger, TimeProvider.System);
        ledger.BeforeCommit = disk;
        var run = new AnnotationRun(
            Letters.Task(Letters.Table(rows), provider, llm), provider, ledger, (options ?? Letters.Quick) with { Concurrency = concurrency })
        {
            Price = price, MaxCost = maxCost, Limit = limit,
        };
        return await run.RunAsync(interrupted);
    }
}
