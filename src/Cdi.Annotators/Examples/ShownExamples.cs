using System.Globalization;
using Cdi.Annotators.Prompts;
using Cdi.Corpus;
using Cdi.Estimation.Sampling;
using Cdi.Studies;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Examples;

/// <summary>The examples of a model as its prompts print them: each text, below it <c>Answer: KEY</c>, and an empty line between two.</summary>
/// <remarks>A key stays with its option in every order of the options, so that examples read alike in all of them. The nearest stand last, closest to the
/// text that is asked about; of equally near ones the smaller key comes first.</remarks>
internal sealed class ShownExamples
{
    private readonly ModelExamples examples;
    private readonly OutcomeDefinition outcome;
    private readonly CorpusTable table;
    private readonly ITextSimilarity similarity;
    private readonly Dictionary<PromptTemplate, string> fixedText = [];
    private readonly Lazy<Candidate[]> candidates;
    private readonly PromptTemplate first;

    /// <summary>Prepares the examples.</summary>
    /// <param name="examples">What is shown.</param>
    /// <param name="outcome">What is decided.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="prompts">The prompts; the texts that the first one shows are compared.</param>
    /// <param name="similarity">How alike texts are.</param>
    public ShownExamples(
        ModelExamples examples, OutcomeDefinition outcome, CorpusTable table, IReadOnlyList<PromptTemplate> prompts, ITextSimilarity similarity)
    {
        (this.examples, this.outcome, this.table, this.similarity, first) = (examples, outcome, table, similarity, prompts[0]);
        candidates = new(Candidates);
        if (examples.Choice == ExampleChoice.Nearest) return;
        foreach (var prompt in prompts) fixedText[prompt] = Print(examples.Items, prompt);
    }

    /// <summary>What a prompt shows for a row.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="row">The row that is asked about.</param>
    public string For(PromptTemplate prompt, int row)
    {
        if (!prompt.ShowsExamples) return "";
        return fixedText.TryGetValue(prompt, out var text) ? text : Print(Nearest(row), prompt);
    }

    private IEnumerable<ModelExample> Nearest(int row)
    {
        var own = similarity.Of(first.TextsOf(table, row));
        var ranked = candidates.Value.Where(each => each.Example.Row != row)
            .Select(each => (each.Example, each.Key, Likeness: each.Text.With(own)))
            .OrderByDescending(each => each.Likeness).ThenBy(each => each.Key);
        var chosen = examples.IsBalanced
            ? ranked.GroupBy(each => each.Example.Answer).SelectMany(group => group.Take(examples.Shown / outcome.Options.Count))
            : ranked.Take(examples.Shown);
        return chosen.OrderBy(each => each.Likeness).ThenByDescending(each => each.Key).Select(each => each.Example);
    }

    private Candidate[] Candidates() =>
        [.. examples.Items.Select(each => new Candidate(each, RowKey.FromText(table.Key(each.Row)), similarity.Of(first.TextsOf(table, each.Row))))];

    private string Print(IEnumerable<ModelExample> shown, PromptTemplate prompt) => string.Join("\n\n", shown.Select(each =>
        $"{(each.Row < 0 ? each.Text : prompt.TextsOf(table, each.Row)).Trim()}\nAnswer: {Answer(each.Answer)}"));

    private string Answer(double answer) => outcome.IsNumeric ? answer.ToString("R", CultureInfo.InvariantCulture) : outcome.Options[(int)answer].Key;

    private sealed record Candidate(ModelExample Example, RowKey Key, ISimilarText Text);
}
