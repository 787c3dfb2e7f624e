using Cdi.Annotators.Engine;
using Cdi.Corpus;
using Cdi.Estimation.Numerics;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Annotators.Tests;

/// <summary>What prompts show before the text that is asked about.</summary>
public sealed class ExamplesTests
{
    private const string Shows = "Friendly or curt?\n{options}\n\n{examples}\n\nLetter: {body}";

    [Fact]
    public void Examples_are_printed_as_a_text_and_its_key_with_an_empty_line_between()
    {
        var task = Task(Shows, new() { Items = [new(-1, " Many thanks. ", 0), new(3, "", 1)] });
        Assert.Equal(
            "Friendly or curt?\nF: Friendly\nC: Curt\n\nMany thanks.\nAnswer: F\n\nletter no. 3.\nAnswer: C\n\nLetter: letter no. 5.", Prompt(task, 5));
    }

    [Fact]
    public void Examples_read_alike_in_every_order_of_the_options_and_in_every_prompt()
    {
        var examples = new ModelExamples { Items = [new(3, "", 1)] };
        var task = Task(Shows, examples, Letters.Calls with { OptionOrder = OptionOrder.Rotated, Samples = 2 }, ["Other: {options} {examples} {body}"]);
        Assert.Equal(8, task.Answers);
        Assert.All(Enumerable.Range(0, task.Answers), answer =>
            Assert.Contains("letter no. 3.\nAnswer: C", task.LabelQuestion(5, answer, 1).Request.Prompt, StringComparison.Ordinal));
        Assert.StartsWith("Friendly or curt?\nC: Curt\nF: Friendly", task.LabelQuestion(5, 1, 1).Request.Prompt, StringComparison.Ordinal);
    }

    [Fact]
    public void A_brace_in_a_text_stays_a_brace_and_no_hole_of_an_example_is_filled()
    {
        var task = Task(Shows, new() { Items = [new(-1, "{body} {{", 0)] });
        Assert.Contains("\n{body} {{\nAnswer: F\n", Prompt(task, 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 2, "letter no. 5.|letter no. 15.")]
    [InlineData(true, 2, "letter no. 4.|letter no. 15.")]
    [InlineData(false, 3, "letter no. 4.|letter no. 5.|letter no. 15.")]
    public void The_nearest_of_the_pool_stand_last_the_closest_at_the_end(bool isBalanced, int shown, string expected)
    {
        // Letters are alike whose numbers are near; of 4 alone the answer is F.
        var pool = new ModelExamples
        {
            Items = [new(4, "", 0), new(15, "", 1), new(5, "", 1)], Choice = ExampleChoice.Nearest, Shown = shown, IsBalanced = isBalanced,
        };
        var task = new ModelTask(Letters.Llm(null, Shows), Letters.Outcome, Table, "localhost", pool, new NearNumbers());
        var texts = Prompt(task, 55).Split('\n').Where(line => line.StartsWith("letter", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join('|', texts));
    }

    [Fact]
    public void What_is_nearest_to_a_text_is_sought_once_for_all_its_prompts()
    {
        var pool = new ModelExamples { Items = [new(4, "", 0), new(15, "", 1)], Choice = ExampleChoice.Nearest, Shown = 1 };
        var vectors = new NearNumbers();
        var task = new ModelTask(Letters.Llm(Letters.Calls with { OptionOrder = OptionOrder.Rotated, Samples = 2 }, Shows), Letters.Outcome, Table,
            "localhost", pool, vectors);
        Assert.All(Enumerable.Range(0, task.Answers), answer =>
            Assert.Contains("letter no. 15.\nAnswer: C", task.LabelQuestion(20, answer, 1).Request.Prompt, StringComparison.Ordinal));
        Assert.Equal(2, vectors.Calls);
    }

    [Fact]
    public void Accents_written_in_either_way_are_alike()
    {
        var texts = HashedNgrams.Instance.Of(["Die Tür ist offen", "Die Tu\u0308r ist offen", "Die Tor ist offen"]);
        Assert.Equal(1, SparseVector.Cosine(texts[0], texts[1]), 1e-12);
        Assert.True(SparseVector.Cosine(texts[0], texts[2]) < 0.95);
    }

    [Fact]
    public async Task A_text_that_is_set_apart_is_not_asked_about()
    {
        var setApart = new bool[60];
        setApart[3] = true;
        var task = Task(Shows, new() { Items = [new(3, "", 1)], SetApart = setApart });
        var asked = new List<string>();
        var rows = await LedgerAnnotations.ReadAsync(task, (key, _) =>
        {
            asked.Add(key);
            return new(Ledgers.Calls.CallHistory.None);
        }, default);
        Assert.Equal(59, asked.Count);
        Assert.True(rows[3] is { IsSetApart: true, IsPending: false, Failure: null } && double.IsNaN(rows[3].Value));
        Assert.All(rows.Where((_, row) => row != 3), row => Assert.True(row.IsPending));
    }

    [Fact]
    public void A_model_is_not_asked_before_its_examples_have_labels() =>
        Assert.Throws<ArgumentException>(() => Task(Shows, ModelExamples.None with { Waiting = 2 }));

    /// <summary>Texts are alike whose numbers are near: an embedding of two dense components.</summary>
    private sealed class NearNumbers : ITextVectors
    {
        private static readonly int[] Both = [0, 1];

        public int Calls { get; private set; }

        public string Name => "numbers";

        public string Description => "numbers on a quarter of a circle";

        public int Dimensions => 2;

        public IReadOnlyList<SparseVector> Of(IReadOnlyList<string> texts, int threads = 1, CancellationToken cancellation = default)
        {
            Calls++;
            return [.. texts.Select(text => int.Parse(text.Split("no. ")[1].Split('.')[0]) * Math.PI / 120)
                .Select(angle => new SparseVector(2, Both, new[] { (float)Math.Cos(angle), (float)Math.Sin(angle) }))];
        }
    }

    private static ModelTask Task(string prompt, ModelExamples examples, ModelCalls? calls = null, string[]? others = null) => new(
        Letters.Llm(calls, prompt) with { OtherPrompts = [.. others ?? []] }, Letters.Outcome, Table, "localhost", examples);

    private static CorpusTable Table { get; } = Letters.Table(60);

    private static string Prompt(ModelTask task, int row) => task.LabelQuestion(row, 0, 1).Request.Prompt;
}
