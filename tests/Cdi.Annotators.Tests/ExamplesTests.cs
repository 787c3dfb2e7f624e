using Cdi.Annotators.Engine;
using Cdi.Annotators.Examples;
using Cdi.Corpus;
using Cdi.Studies;
using Cdi.Studies.Definitions;

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
    public void Likeness_is_a_cosine_that_knows_no_order_of_texts()
    {
        var (one, other) = (NgramVector.Of("Thank you for the letter"), NgramVector.Of("thank YOU, for a letter!"));
        Assert.Equal(1, one.With(NgramVector.Of("thank you for the letter")), 1e-12);
        Assert.Equal(one.With(other), other.With(one));
        Assert.InRange(one.With(other), 0.4, 0.9);
        Assert.Equal(0, one.With(NgramVector.Of("xyzzy")));
        Assert.Equal(0, one.With(NgramVector.Of("")));
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

    /// <summary>Texts are alike whose numbers are near.</summary>
    private sealed class NearNumbers : ITextSimilarity
    {
        public ISimilarText Of(string text) => new Numbered(int.Parse(text.Split("no. ")[1].Split('.')[0]));

        private sealed record Numbered(int Number) : ISimilarText
        {
            public double With(ISimilarText other) => -Math.Abs(Number - ((Numbered)other).Number);
        }
    }

    private static ModelTask Task(string prompt, ModelExamples examples, ModelCalls? calls = null, string[]? others = null) => new(
        Letters.Llm(calls, prompt) with { OtherPrompts = [.. others ?? []] }, Letters.Outcome, Table, "localhost", examples);

    private static CorpusTable Table { get; } = Letters.Table(60);

    private static string Prompt(ModelTask task, int row) => task.LabelQuestion(row, 0, 1).Request.Prompt;
}
