using Cdi.Annotators.Engine;
using Cdi.Annotators.Providers;
using Cdi.Corpus;
using Cdi.ModelServer;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Tests;

/// <summary>Letters to be judged by a model: numbered, the even ones friendly.</summary>
internal static class Letters
{
    public const string Prompt = "Friendly or curt?\n{options}\nLetter: {body}";

    public static OutcomeDefinition Outcome { get; } = new() { Name = "tone", Options = [new("F", "Friendly"), new("C", "Curt")] };

    public static CorpusDefinition Corpus { get; } = new()
    {
        Name = "letters", Source = "letters.csv", Key = "letter",
        Columns =
        [
            new("letter", ColumnType.Id), new("body", ColumnType.Text), new("year", ColumnType.Number), new("thanks", ColumnType.Indicator),
            new("received", ColumnType.Date), new("branch", ColumnType.Factor) { Levels = ["north", "south"] },
        ],
    };

    public static ModelCalls Calls { get; } = new() { Protocol = ModelProtocol.OpenAI, Model = "m-2026-01-15", MaxTokens = 5 };

    /// <summary>Waits of a test: short.</summary>
    public static EngineOptions Quick { get; } = new()
    {
        FirstDelay = TimeSpan.FromMilliseconds(2), LongestDelay = TimeSpan.FromMilliseconds(50), BreakLength = TimeSpan.FromMilliseconds(600),
    };

    public static CorpusTable Table(int rows) => CorpusReader.Read(
        Corpus,
        CorpusRows.Of(Enumerable.Range(0, rows).Select(row => row.ToString()), [.. Corpus.Columns.Select(column => column.Name)], (row, cells) =>
        {
            cells.Add(row);
            cells.Add($"letter no. {row}.");
            cells.Add(1990.5);
            cells.Add((bool?)true);
            cells.Add(new DateOnly(2026, 1, 15));
            cells.Add("south");
        }));

    public static LlmDefinition Llm(ModelCalls? calls = null, string prompt = Prompt, string? confidence = null) => new()
    {
        Name = "reader", Outcome = "tone", Model = "m-2026-01-15", Temperature = 0,
        LabelPrompt = prompt, ConfidencePrompt = confidence, AnnotateOnFailure = true,
        Calls = calls ?? Calls,
    };

    /// <summary>The right answer: F for even letters.</summary>
    public static string Answer(ServedCall call) =>
        call.Prompt.Contains("How sure", StringComparison.Ordinal) ? "0.75" : IsFriendly(NumberOf(call)) ? "F" : "C";

    public static bool IsFriendly(int row) => row % 2 == 0;

    public static int NumberOf(ServedCall call) => int.Parse(call.Prompt.Split("no. ")[1].Split('.')[0]);

    public static ModelTask Task(CorpusTable table, IModelProvider provider, LlmDefinition? llm = null) => new(llm ?? Llm(), Outcome, table, provider.Host);

    public static IModelProvider OpenAI(LocalModelServer server, string key = "", double seconds = 20) =>
        new OpenAIProvider(new(server.OpenAI, key), "m-2026-01-15", TimeSpan.FromSeconds(seconds), TimeProvider.System);

    public static IModelProvider Anthropic(LocalModelServer server, string key = "", double seconds = 20) =>
        new AnthropicProvider(new(server.Address, key), "m-2026-01-15", TimeSpan.FromSeconds(seconds), TimeProvider.System);

    public static IBatchProvider Batches(LocalModelServer server, bool anthropic, string key = "") => anthropic
        ? new AnthropicBatches(new(server.Address, key), "m-2026-01-15", TimeProvider.System)
        : new OpenAIBatches(new(server.OpenAI, key), "m-2026-01-15", TimeProvider.System);
}
