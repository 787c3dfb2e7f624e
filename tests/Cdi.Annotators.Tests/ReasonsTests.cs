using Cdi.Annotators.Answers;
using Cdi.Annotators.Engine;
using Cdi.Annotators.Prompts;
using Cdi.Ledgers.Calls;
using Cdi.ModelServer;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>Answers behind reasons, and options that are explained.</summary>
public sealed class ReasonsTests
{
    private static readonly AnswerReader Plain = new(Letters.Outcome, false, reasons: true);
    private static readonly AnswerReader Structured = new(Letters.Outcome, true, reasons: true);

    [Theory]
    [InlineData("It says thanks.\nAnswer: F", 0)]
    [InlineData("It says thanks, but C would fit as well.\r\n\r\n  Answer:  C. Curt \n\n", 1)]
    [InlineData("Answer: F", 0)]
    public void The_answer_is_what_the_last_line_says(string said, double code) => Assert.Equal(new Answer.Value(code), Plain.Label(new(said, "stop")));

    [Theory]
    [InlineData("It says thanks, so F", "stop", AnswerFailure.Malformed)]
    [InlineData("Answer: F\nIt says thanks.", "stop", AnswerFailure.Malformed)]
    [InlineData("Answer: C\nOn second thoughts:\nAnswer: F", "stop", AnswerFailure.Malformed)]
    [InlineData("It says thanks. Answer: F", "stop", AnswerFailure.Malformed)]
    [InlineData("It says thanks.\n**Answer:** F", "stop", AnswerFailure.Malformed)]
    [InlineData("It says thanks.\nAnswer:", "stop", AnswerFailure.Malformed)]
    [InlineData("It says thanks.\nAnswer: Z", "stop", AnswerFailure.OutOfOptions)]
    [InlineData("It says thanks, and", "length", AnswerFailure.Truncated)]
    [InlineData("It says thanks.\nAnswer: F", "length", AnswerFailure.Truncated)]
    public void Reasons_without_such_an_end_are_no_answer(string said, string finish, AnswerFailure kind) =>
        Assert.Equal(kind, Assert.IsType<Answer.Failed>(Plain.Label(new(said, finish))).Kind);

    [Fact]
    public void An_object_has_its_reason_and_its_answer_and_nothing_else()
    {
        Assert.Equal(new Answer.Value(1), Structured.Label(new("{\"reason\": \"Short.\", \"answer\": \"C\"}", "stop")));
        foreach (var said in new[] { "{\"answer\": \"C\"}", "{\"why\": \"Short.\", \"answer\": \"C\"}", "{\"reason\": 1, \"answer\": \"C\"}" })
            Assert.Equal(AnswerFailure.Malformed, Assert.IsType<Answer.Failed>(Structured.Label(new(said, "stop"))).Kind);
        var schema = AnswerSchema.Label(Letters.Outcome, reasons: true).GetRawText();
        Assert.True(schema.IndexOf("\"reason\"", StringComparison.Ordinal) < schema.IndexOf("\"answer\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_confidence_has_no_reasons() => Assert.Equal(new Answer.Value(0.8), Plain.Confidence(new("0.8", "stop")));

    [Fact]
    public void Options_are_explained_in_the_order_that_is_asked_for()
    {
        var outcome = Letters.Outcome with { Options = [new("F", "Friendly") { Documentation = "Thanks or\npraises." }, new("C", "Curt")] };
        var prompt = PromptTemplate.Of("{explained_options}\n{body}", outcome, Letters.Corpus, [1, 0]);
        Assert.Equal("C: Curt\nF: Friendly (Thanks or praises.)\nletter no. 3.", prompt.Render(Letters.Table(4), 3));
    }

    [Fact]
    public async Task Reasons_arrive_through_the_wire_and_what_was_cut_off_is_counted()
    {
        await using var server = await LocalModelServer.StartAsync(new()
        {
            Answer = call => $"It has number {Letters.NumberOf(call)}.\nAnswer: {Letters.Answer(call)}",
            Fault = call => Letters.NumberOf(call) == 5 ? ServerFault.CutOff : ServerFault.None,
        });
        using var provider = Letters.OpenAI(server, seconds: 300);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await using var ledger = SqliteCallLedger.Open(file, TimeProvider.System);
            var task = Letters.Task(Letters.Table(8), provider, Letters.Llm(Letters.Calls with { Reasons = true }));
            var result = await new AnnotationRun(task, provider, ledger, Letters.Quick).RunAsync(default);
            Assert.Equal((7, 8L), (result.Annotated, server.Calls));
            Assert.Equal([(AnswerFailure.Truncated, 1)], result.Failures);
            Assert.Equal((0, 1), (result.Rows[0].Value, result.Rows[1].Value));
        }
        finally
        {
            foreach (var each in Directory.EnumerateFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(each);
        }
    }
}
