using Cdi.Annotators.Engine;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;

namespace Cdi.Annotators.Tests;

/// <summary>A limit of cost where answers on file have no known cost.</summary>
public sealed class UnknownCostTests : IDisposable
{
    private static readonly CallPrice PerToken = new("USD", null, 1_000, 10_000); // a thousandth for a token of a prompt, a hundredth of an answer
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-unknown-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Tokens_that_were_counted_before_a_price_was_stated_count_at_the_price_of_now()
    {
        await using var server = await ServeAsync(usage: (100, 2));
        await RunAsync(server, 10, null, null);

        // Ten calls at 0.12 are 1.20; what a call costs at most is known by its bytes.
        var result = await RunAsync(server, 40, PerToken, 1.20m + (3 * Most()));
        Assert.Equal(StopReason.CostCeiling, result.Stopped);
        Assert.Equal((10, 1.20m, 0m), (result.Earlier.Unknown, result.Earlier.Reckoned, result.Earlier.Known));
        Assert.InRange((server.Calls - 10) * 0.12m, 0.12m, 3 * Most());
        Assert.Contains("of it at most for 10 earlier calls of unknown cost", result.Detail, StringComparison.Ordinal);
        Assert.Equal(10, result.Totals.UnknownCosts); // and it stays unknown
    }

    [Fact]
    public async Task Answers_without_a_count_of_tokens_count_at_the_most_that_they_can_have_cost()
    {
        await using var server = await ServeAsync(usage: (0, 0));
        await RunAsync(server, 10, null, null);
        var reckoned = await RunAsync(server, 10, PerToken, 100);
        Assert.Equal((10, 10 * Most()), (reckoned.Earlier.Unknown, reckoned.Earlier.Reckoned));

        var limit = (12 * Most()) + 0.002m; // letters from 10 on have a byte more
        var stopped = await RunAsync(server, 40, PerToken, limit);
        Assert.Equal((StopReason.CostCeiling, 12L), (stopped.Stopped, server.Calls));

        // The two had a bound when they began, and count at it from then on.
        var again = await RunAsync(server, 40, PerToken, limit);
        Assert.Equal((12, limit, 12L), (again.Earlier.Unknown, again.Earlier.Reckoned, server.Calls));
    }

    [Fact]
    public async Task A_call_without_a_price_that_never_ended_counts_as_well()
    {
        await using var server = await ServeAsync(usage: (100, 2));
        using var provider = Letters.OpenAI(server);
        var request = Letters.Task(Letters.Table(10), provider).LabelQuestion(0, 0, 1).Request;
        await using (var ledger = SqliteCallLedger.Open(Ledger, TimeProvider.System)) await ledger.BeginAsync(new(request, 1, null), default);
        var result = await RunAsync(server, 10, PerToken, Most() / 2);
        Assert.Equal((StopReason.CostCeiling, 1, Most(), 0L), (result.Stopped, result.Earlier.Unknown, result.Earlier.Reckoned, server.Calls));
    }

    [Fact]
    public async Task Calls_of_another_model_count_at_its_own_price()
    {
        await using var server = await ServeAsync(usage: (100, 2));
        using var provider = Letters.OpenAI(server);
        await using (var ledger = SqliteCallLedger.Open(Ledger, TimeProvider.System))
        {
            var request = Letters.Task(Letters.Table(1), provider).LabelQuestion(0, 0, 1).Request with { Model = "other-2026-01-15" };
            await ledger.BeginAsync(new(request, 1, null), default);
            await ledger.EndAsync(new CallEvent.Answered(request.Key, 1, new("F", "stop") { InputTokens = 100, OutputTokens = 2 }));
            var totals = await ledger.TotalsAsync(default);
            Assert.Equal(0.12m, EarlierCosts.Of(totals, PerToken, 5, []).Reckoned);
            var other = Letters.Calls with { Model = "other-2026-01-15", Currency = "USD", PricePerCall = 3 };
            Assert.Equal(3, EarlierCosts.Of(totals, PerToken, 5, [Letters.Calls, other]).Reckoned);
            Assert.Equal(0, EarlierCosts.Of(totals, PerToken, 5, [Letters.Calls, other with { PricePerCall = 0 }]).Reckoned);
        }
    }

    [Fact]
    public async Task What_was_imported_was_paid_for_elsewhere()
    {
        await using var server = await ServeAsync(usage: null);
        using var provider = Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(Ledger, TimeProvider.System);
        var request = Letters.Task(Letters.Table(1), provider).LabelQuestion(0, 0, 1).Request;
        await ledger.BeginAsync(new(request, 1, null), default);
        await ledger.EndAsync(new CallEvent.Answered(request.Key, 1, new("F", "stop") { Origin = "log.csv" }));
        var totals = await ledger.TotalsAsync(default);
        Assert.Equal((1L, 0), (totals.UnknownCosts, EarlierCosts.Of(totals, PerToken, 5, []).Unknown));
    }

    // What a call about a letter of one digit can cost.
    private decimal Most()
    {
        var (request, parameters) = new ModelTask(Letters.Llm(), Letters.Outcome, Letters.Table(1), "127.0.0.1").LabelQuestion(0, 0, 1);
        return PerToken.Bound(request.Prompt, request.Parameters, parameters.MaxTokens)?.Amount ?? 0;
    }

    private string Ledger => Path.Combine(folder, "letters.ledger");

    private static Task<LocalModelServer> ServeAsync((int Input, int Output)? usage) =>
        LocalModelServer.StartAsync(new() { Answer = Letters.Answer, Usage = usage });

    private async Task<AnnotationResult> RunAsync(LocalModelServer server, int rows, CallPrice? price, decimal? maxCost)
    {
        using var provider = Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(Ledger, TimeProvider.System);
        var task = Letters.Task(Letters.Table(rows), provider);
        return await new AnnotationRun(task, provider, ledger, Letters.Quick with { Concurrency = 1 }) { Price = price, MaxCost = maxCost }.RunAsync(default);
    }
}
