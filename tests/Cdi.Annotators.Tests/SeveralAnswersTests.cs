using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>Several answers about a text, and the confidence that answers give, through the wire.</summary>
public sealed class SeveralAnswersTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("cdi-annotators-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_label_is_the_most_frequent_answer_and_its_share_the_confidence()
    {
        // The first letter is friendly in 3 of 5 calls, the second in 1 of 5.
        await using var server = await ServeAsync(call => call.Time <= (Letters.NumberOf(call) == 0 ? 3 : 1) ? "F" : "C");
        var first = await RunAsync(server, 2, Sampled(5));
        Assert.Equal([(0, 0.6), (1, 0.8)], first.Rows.Select(row => (row.Value, row.Confidence)));
        Assert.Equal((10L, 10), (server.Calls, first.Totals.Answers));
        var second = await RunAsync(server, 2, Sampled(5));
        Assert.Equal((0L, 10L), (second.Sent, server.Calls));
        Assert.Equal(first.Rows, second.Rows);
    }

    [Fact]
    public async Task More_answers_are_asked_for_beside_those_on_file()
    {
        await using var server = await ServeAsync(call => call.Time <= 3 ? "C" : "F");
        await RunAsync(server, 4, Sampled(3));
        var more = await RunAsync(server, 4, Sampled(7, retries: 2));
        Assert.Equal((16L, 28L), (more.Sent, server.Calls));
        Assert.All(more.Rows, row => Assert.Equal((0, 4.0 / 7), (row.Value, row.Confidence)));
        Assert.All((await RunAsync(server, 4, Sampled(1))).Rows, row => Assert.Equal((1, 1), (row.Value, row.Confidence)));
        Assert.Equal(28, server.Calls);
    }

    [Fact]
    public async Task Of_equally_frequent_answers_the_option_declared_first_is_the_label()
    {
        await using var server = await ServeAsync(call => call.Time % 2 == 1 ? "C" : "F");
        Assert.Equal((0, 0.5), ValueOf((await RunAsync(server, 1, Sampled(4))).Rows[0]));
    }

    [Fact]
    public async Task Answers_that_are_none_count_against_the_label_and_outnumber_it()
    {
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = _ => "F",
            Fault = call => (Letters.NumberOf(call), call.Time) switch
            {
                (0, <= 2) => ServerFault.Refusal, // 2 refused, 3 friendly
                (1, <= 2) => ServerFault.Refusal, // 2 refused, 1 malformed, 2 friendly
                (1, 3) => ServerFault.Prose,
                _ => ServerFault.None,
            },
        });
        var rows = (await RunAsync(server, 2, Sampled(5))).Rows;
        Assert.Equal((0, 0.6), ValueOf(rows[0]));
        Assert.Equal((AnswerFailure.Refused, true, true), (rows[1].Failure, double.IsNaN(rows[1].Value), double.IsNaN(rows[1].Confidence)));
    }

    [Fact]
    public async Task Each_answer_that_is_none_is_asked_for_again_as_often_as_the_study_says()
    {
        await using var server = await LocalModelServer.StartAsync(
            new() { Answer = _ => "F", Fault = call => call.Time <= 3 ? ServerFault.Prose : ServerFault.None });
        var result = await RunAsync(server, 1, Sampled(2, retries: 1));
        // The first answer failed twice, the second once.
        Assert.Equal((4L, 0, 0.5), (server.Calls, result.Rows[0].Value, result.Rows[0].Confidence));
    }

    [Fact]
    public async Task A_model_that_takes_what_stands_first_shows_it_when_orders_turn()
    {
        var prompts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using var server = await ServeAsync(call =>
        {
            prompts.Add(call.Prompt);
            return call.Prompt.Split('\n')[1][..1];
        });
        var llm = Letters.Llm(Letters.Calls with { OptionOrder = OptionOrder.Rotated, Confidence = ConfidenceSource.Agreement });
        var result = await RunAsync(server, 3, llm);
        Assert.Equal(6, server.Calls);
        Assert.Equal(3, prompts.Count(prompt => prompt.Contains("F: Friendly\nC: Curt", StringComparison.Ordinal)));
        Assert.Equal(3, prompts.Count(prompt => prompt.Contains("C: Curt\nF: Friendly", StringComparison.Ordinal)));
        Assert.All(result.Rows, row => Assert.Equal((0, 0.5), ValueOf(row)));
    }

    [Fact]
    public async Task Several_prompts_are_asked_in_every_order_and_counted_together()
    {
        // The second wording is always answered by C, the first by what is right.
        await using var server = await ServeAsync(call => call.Prompt.StartsWith("Other", StringComparison.Ordinal) ? "C" : Letters.Answer(call));
        var llm = Letters.Llm(Letters.Calls with { OptionOrder = OptionOrder.Rotated, Confidence = ConfidenceSource.Agreement }) with
        {
            OtherPrompts = ["Other: {options} {body}"],
        };
        var result = await RunAsync(server, 2, llm);
        Assert.Equal(8, server.Calls);
        Assert.Equal([(0, 0.5), (1, 1)], result.Rows.Select(ValueOf));
        Assert.Equal(0, (await RunAsync(server, 2, llm)).Sent);
    }

    [Fact]
    public void Orders_are_those_that_they_are_called()
    {
        Assert.Equal(["012"], Orders(OptionOrder.Given, 3));
        Assert.Equal(["012", "120", "201"], Orders(OptionOrder.Rotated, 3));
        Assert.Equal(["012", "021", "102", "120", "201", "210"], Orders(OptionOrder.Every, 3));
        Assert.Equal(24, Orders(OptionOrder.Every, 4).Distinct().Count());
        Assert.Equal([""], Orders(OptionOrder.Rotated, 0));
    }

    [Fact]
    public async Task The_label_of_numbers_is_their_median()
    {
        await using var server = await ServeAsync(call => call.Time switch { 1 => "2", 2 => "9", 3 => "4", _ => "5" });
        var warmth = new OutcomeDefinition { Name = "warmth", Minimum = 0, Maximum = 10 };
        var llm = Letters.Llm(Letters.Calls with { Samples = 4 }, prompt: "How warm is {body}?");
        Assert.Equal(4.5, (await RunAsync(server, 1, llm, warmth)).Rows[0].Value);
    }

    [Fact]
    public async Task The_probability_of_the_first_token_is_the_confidence()
    {
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = Letters.Answer,
            Tokens = call => Letters.NumberOf(call) == 3 ? [] : [("F", Math.Log(0.6)), (" F", Math.Log(0.1)), ("C", Math.Log(0.2)), ("x", Math.Log(0.05))],
        });
        var result = await RunAsync(server, 4, Letters.Llm(Letters.Calls with { Confidence = ConfidenceSource.Tokens }));
        Assert.Contains("\"top_logprobs\":20", server.Last?.Body);
        Assert.Equal((0, 0.7, 0.1), (result.Rows[0].Value, Math.Round(result.Rows[0].Confidence, 6), Math.Round(result.Rows[0].Outside ?? 1, 6)));
        Assert.Equal((1, 0.2), (result.Rows[1].Value, Math.Round(result.Rows[1].Confidence, 6)));
        Assert.Equal((1, AnswerFailure.NoProbabilities), (result.Rows[3].Value, result.Rows[3].ConfidenceFailure));
        Assert.Equal(1, result.WithoutConfidence);
        Assert.Equal(result.Rows, (await RunAsync(server, 4, Letters.Llm(Letters.Calls with { Confidence = ConfidenceSource.Tokens }))).Rows);
        Assert.Equal(4, server.Calls);
    }

    [Fact]
    public async Task Probabilities_of_several_orders_are_averaged()
    {
        // The client keeps logarithms in single precision. Whatever stands first is likely: .9 for F where it stands first, .3 where it stands last.
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call => call.Prompt.Split('\n')[1][..1],
            Tokens = call => call.Prompt.Split('\n')[1][0] == 'F' ? [("F", Math.Log(0.9)), ("C", Math.Log(0.1))] : [("C", Math.Log(0.7)), ("F", Math.Log(0.3))],
        });
        var llm = Letters.Llm(Letters.Calls with { OptionOrder = OptionOrder.Every, Confidence = ConfidenceSource.Tokens });
        var row = (await RunAsync(server, 1, llm)).Rows[0];
        Assert.Equal((0, 0.6), (row.Value, Math.Round(row.Confidence, 6)));
    }

    [Fact]
    public async Task A_run_that_stopped_between_answers_goes_on_behind_the_last_one()
    {
        await using var server = await ServeAsync(Letters.Answer);
        var stopped = await RunAsync(server, 4, Sampled(5), price: new("USD", 0.01m, null, null), maxCost: 0.13m);
        Assert.Equal((StopReason.CostCeiling, 13L), (stopped.Stopped, server.Calls));
        var whole = await RunAsync(server, 4, Sampled(5));
        Assert.Equal((7L, 20L, 4), (whole.Sent, server.Calls, whole.Annotated));
    }

    private static (double Value, double Confidence) ValueOf(RowAnnotation row) => (row.Value, row.Confidence);

    private static IEnumerable<string> Orders(OptionOrder order, int options) => OptionOrders.Of(order, options).Select(each => string.Concat(each));

    private static LlmDefinition Sampled(int samples, int retries = 0) =>
        Letters.Llm(Letters.Calls with { Samples = samples, Retries = retries, Confidence = ConfidenceSource.Agreement });

    private static Task<LocalModelServer> ServeAsync(Func<ServedCall, string> answer) => LocalModelServer.StartAsync(new() { Answer = answer });

    private async Task<AnnotationResult> RunAsync(
        LocalModelServer server, int rows, LlmDefinition llm, OutcomeDefinition? outcome = null, CallPrice? price = null, decimal? maxCost = null)
    {
        using var provider = Letters.OpenAI(server);
        await using var ledger = SqliteCallLedger.Open(Path.Combine(folder, "study.ledger"), TimeProvider.System);
        var task = new ModelTask(llm, outcome ?? Letters.Outcome, Letters.Table(rows), provider.Host);
        return await new AnnotationRun(task, provider, ledger, Letters.Quick with { Concurrency = 2 }) { Price = price, MaxCost = maxCost }.RunAsync(default);
    }
}
