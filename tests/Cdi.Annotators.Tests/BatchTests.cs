using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>Calls in batches, through the official clients.</summary>
public sealed class BatchTests : IDisposable
{
    private const string Secret = "sk-planted-0123456789abcdef";
    private static readonly CallPrice TwoCents = new("USD", 0.02m, null, null);
    private static readonly BatchOptions Quick = new() { PollInterval = TimeSpan.FromMilliseconds(2), FirstDelay = TimeSpan.FromMilliseconds(2), Resends = 3 };
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-batches-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Texts_are_asked_about_together_at_half_the_price_and_never_again(bool anthropic)
    {
        await using var server = await ServeAsync();
        var first = await RunAsync(server, anthropic, price: TwoCents);
        Assert.Equal((40, 0, 40L, StopReason.None), (first.Annotated, first.Pending, first.Sent, first.Stopped));
        Assert.All(first.Rows.Select((row, number) => (row, number)), each => Assert.Equal(Letters.IsFriendly(each.number) ? 0 : 1, each.row.Value));
        Assert.Equal(0.40m, first.Totals.Spent["USD"]);
        Assert.Equal(first.Rows, (await RunAsync(server, anthropic)).Rows);
        Assert.Equal((1, 40L), (server.Batches.Count, server.Charged));
        Assert.Equal(Secret, server.Last?.Key);
        Assert.All(Directory.EnumerateFiles(folder), file => Assert.DoesNotContain(Secret, File.ReadAllText(file)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_of_a_batch_is_sent_as_a_call_of_its_own_is(bool anthropic)
    {
        await using var server = await ServeAsync();
        await RunAsync(server, anthropic, rows: 1);
        var together = server.Last?.Body;
        using var provider = anthropic ? Letters.Anthropic(server) : Letters.OpenAI(server);
        var (request, parameters) = Letters.Task(Letters.Table(1), provider, Llm(anthropic)).LabelQuestion(0, 0, 1);
        await provider.AskAsync(request.Prompt, parameters, default);
        Assert.Equal(together, server.Last?.Body);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Confidences_follow_labels_in_a_batch_of_their_own_and_large_ones_are_divided(bool anthropic)
    {
        await using var server = await ServeAsync();
        var result = await RunAsync(
            server, anthropic, llm: Llm(anthropic) with { ConfidencePrompt = "How sure that {body} is {label}?" }, options: Quick with { MostCalls = 30 });
        Assert.All(result.Rows, row => Assert.Equal(0.75, row.Confidence));
        Assert.Equal([30, 10, 30, 10], server.Batches.Select(batch => batch.Calls.Count));
    }

    [Fact]
    public async Task All_answers_about_a_text_are_asked_for_in_one_batch()
    {
        await using var server = await ServeAsync();
        var llm = Llm(false);
        var calls = (llm.Calls ?? Letters.Calls) with { Samples = 3, OptionOrder = OptionOrder.Rotated, Confidence = ConfidenceSource.Agreement };
        var result = await RunAsync(server, false, llm: llm with { Calls = calls });
        Assert.Equal([240], server.Batches.Select(batch => batch.Calls.Count));
        Assert.All(result.Rows, row => Assert.Equal(1, row.Confidence));
    }

    [Theory]
    [InlineData(false, ServerFault.ServerError, 0)]
    [InlineData(true, ServerFault.ServerError, 0)]
    [InlineData(false, ServerFault.RateLimited, 0)]
    [InlineData(true, ServerFault.RateLimited, 0)]
    [InlineData(false, ServerFault.TimeOut, 10)]
    [InlineData(true, ServerFault.TimeOut, 10)]
    public async Task A_call_without_an_answer_is_sent_again_in_the_next_batch(bool anthropic, ServerFault fault, int mayBePaid)
    {
        await using var server = await ServeAsync(call => call.Time == 1 && Letters.NumberOf(call) % 4 == 0 ? fault : ServerFault.None);
        var result = await RunAsync(server, anthropic);
        Assert.Equal((40, 10L, mayBePaid), (result.Annotated, result.Totals.Faults, result.Totals.Open.Count));
        Assert.Equal([40, 10], server.Batches.Select(batch => batch.Calls.Count));
    }

    [Theory]
    [InlineData(false, ServerFault.Rejected, AnswerFailure.Rejected)]
    [InlineData(true, ServerFault.Rejected, AnswerFailure.Rejected)]
    [InlineData(false, ServerFault.Refusal, AnswerFailure.Refused)]
    [InlineData(true, ServerFault.CutOff, AnswerFailure.Truncated)]
    [InlineData(true, ServerFault.Prose, AnswerFailure.Malformed)]
    public async Task An_answer_that_is_none_is_counted_by_its_kind_and_asked_again_as_the_study_says(bool anthropic, ServerFault fault, AnswerFailure kind)
    {
        await using var server = await ServeAsync(call => Letters.NumberOf(call) % 4 == 0 ? fault : ServerFault.None);
        var result = await RunAsync(server, anthropic, llm: Llm(anthropic) with { Calls = Letters.Calls with { Retries = 1 } });
        Assert.Equal([(kind, 10)], result.Failures);
        Assert.Equal([40, 10], server.Batches.Select(batch => batch.Calls.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_that_never_has_an_answer_is_left_with_its_reason(bool anthropic)
    {
        await using var server = await ServeAsync(call => Letters.NumberOf(call) == 3 ? ServerFault.ServerError : ServerFault.None);
        var result = await RunAsync(server, anthropic, options: Quick with { Sends = 3 });
        Assert.Equal((39, 1, "sent 3 times without an answer"), (result.Annotated, result.Pending, result.Rows[3].Detail));
        Assert.Equal([40, 1, 1], server.Batches.Select(batch => batch.Calls.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_expired_batch_did_not_try_is_submitted_again(bool anthropic)
    {
        await using var server = await ServeAsync(batchFault: submission => submission == 1 ? BatchFault.Expired : BatchFault.None);
        var result = await RunAsync(server, anthropic);
        Assert.Equal((40, 20L, 0, 40L), (result.Annotated, result.Totals.Faults, result.Totals.Open.Count, server.Charged));
        Assert.Equal([40, 20], server.Batches.Select(batch => batch.Calls.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cancelled_batch_stops_the_run_and_the_next_run_submits_what_is_left(bool anthropic)
    {
        await using var server = await ServeAsync(batchFault: submission => submission == 1 ? BatchFault.Cancelled : BatchFault.None);
        var stopped = await RunAsync(server, anthropic);
        Assert.Equal((StopReason.Cancelled, 20, 20), (stopped.Stopped, stopped.Annotated, stopped.Pending));
        Assert.Equal(40, (await RunAsync(server, anthropic)).Annotated);
        Assert.Equal(40, server.Charged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_submission_whose_answer_was_lost_is_found_and_not_made_again(bool anthropic)
    {
        await using var server = await ServeAsync(batchFault: submission => submission == 1 ? BatchFault.LostAnswer : BatchFault.None);
        var result = await RunAsync(server, anthropic);
        Assert.Equal((40, 1, 40L, 0), (result.Annotated, server.Batches.Count, server.Charged, result.Totals.Open.Count));
    }

    [Theory]
    [InlineData(false, BatchFault.ServerError, StopReason.None, 40)]
    [InlineData(true, BatchFault.ServerError, StopReason.None, 40)]
    [InlineData(false, BatchFault.Refused, StopReason.Refused, 0)]
    [InlineData(true, BatchFault.Refused, StopReason.Refused, 0)]
    [InlineData(false, BatchFault.Failed, StopReason.Refused, 0)]
    public async Task A_batch_that_is_not_taken_costs_nothing(bool anthropic, BatchFault fault, StopReason reason, int annotated)
    {
        await using var server = await ServeAsync(batchFault: submission => submission == 1 ? fault : BatchFault.None);
        var result = await RunAsync(server, anthropic);
        Assert.Equal((reason, annotated), (result.Stopped, result.Annotated));
        Assert.Empty(result.Totals.Open);
        Assert.Equal(40, (await RunAsync(server, anthropic)).Annotated);
        Assert.Equal(40, server.Charged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_is_collected_days_later_by_its_id_and_its_calls_are_not_made_meanwhile(bool anthropic)
    {
        await using var server = await ServeAsync(looks: 2);
        var submitted = await RunAsync(server, anthropic, options: Quick with { Waits = false }, price: TwoCents);
        Assert.Equal((StopReason.InBatch, 40, "batch batch_1: 0 of 40 calls done"), (submitted.Stopped, submitted.Pending, submitted.Detail));
        Assert.All(submitted.Totals.Open, call => Assert.Equal("batch_1", call.Batch));
        Assert.Equal(0.40m, submitted.Totals.AtMost("USD"));
        var single = await SinglyAsync(server, anthropic);
        Assert.Equal((40, 0L, "in_batch: it is in a batch, which `--batch` collects"), (single.Pending, server.Calls, single.Rows[0].Detail));
        Assert.Equal(40, (await RunAsync(server, anthropic)).Annotated);
        Assert.Equal((1, 40L), (server.Batches.Count, server.Charged));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_batch_is_cancelled_at_the_provider_and_nothing_is_submitted(bool anthropic)
    {
        await using var server = await ServeAsync(looks: 10);
        await RunAsync(server, anthropic, options: Quick with { Waits = false }, price: TwoCents);
        var cancelled = await RunAsync(server, anthropic, price: TwoCents, cancels: true);
        Assert.Equal((StopReason.None, "batch_1", 20, 20), (cancelled.Stopped, cancelled.Detail, cancelled.Annotated, cancelled.Pending));
        Assert.Equal((0.20m, 0, 20L), (cancelled.Totals.Spent["USD"], cancelled.Totals.Open.Count, cancelled.Totals.Faults));
        Assert.Equal((1, 20L), (server.Batches.Count, server.Charged));
        Assert.Equal("", (await RunAsync(server, anthropic, cancels: true)).Detail);
        Assert.Equal(40, (await SinglyAsync(server, anthropic)).Annotated);
        Assert.Equal(40, server.Charged);
    }

    [Fact]
    public async Task Spending_stops_below_its_limit()
    {
        await using var server = await ServeAsync();
        var result = await RunAsync(server, anthropic: false, price: TwoCents, maxCost: 0.25m);
        Assert.Equal((StopReason.CostCeiling, 25, 15), (result.Stopped, result.Annotated, result.Pending));
        Assert.Equal((0.25m, 25L), (result.Totals.Spent["USD"], server.Charged));
    }

    [Fact]
    public async Task A_limit_asks_about_so_many_new_texts()
    {
        await using var server = await ServeAsync();
        Assert.Equal(10, (await RunAsync(server, anthropic: false, limit: 10)).Annotated);
        Assert.Equal(20, (await RunAsync(server, anthropic: false, limit: 10)).Annotated);
    }

    private string Ledger => Path.Combine(folder, "study.ledger");

    private static LlmDefinition Llm(bool anthropic) => Letters.Llm() with { Temperature = anthropic ? null : 0 };

    private static Task<LocalModelServer> ServeAsync(Func<ServedCall, ServerFault>? fault = null, Func<int, BatchFault>? batchFault = null, int looks = 0) =>
        LocalModelServer.StartAsync(new()
        {
            Answer = Letters.Answer, Fault = fault ?? (_ => ServerFault.None), BatchFault = batchFault ?? (_ => BatchFault.None), BatchLooks = looks,
        });

    private async Task<AnnotationResult> RunAsync(
        LocalModelServer server, bool anthropic, int rows = 40, LlmDefinition? llm = null, BatchOptions? options = null, CallPrice? price = null,
        decimal? maxCost = null, int? limit = null, bool cancels = false)
    {
        using IBatchProvider provider = Letters.Batches(server, anthropic, Secret);
        AnnotationResult result;
        await using (var ledger = SqliteCallLedger.Open(Ledger, TimeProvider.System))
        {
            var task = new ModelTask(llm ?? Llm(anthropic), Letters.Outcome, Letters.Table(rows), provider.Host);
            result = await new BatchRun(task, provider, ledger, options ?? Quick)
            {
                Price = price, MaxCost = maxCost, Limit = limit, Cancels = cancels,
            }.RunAsync(default);
        }

        using var log = CallLog.Open(Ledger);
        Assert.Null(log.Verify(default));
        return result;
    }

    private async Task<AnnotationResult> SinglyAsync(LocalModelServer server, bool anthropic)
    {
        using var provider = anthropic ? Letters.Anthropic(server) : Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(Ledger, TimeProvider.System);
        return await new AnnotationRun(Letters.Task(Letters.Table(40), provider, Llm(anthropic)), provider, ledger, Letters.Quick).RunAsync(default);
    }
}
