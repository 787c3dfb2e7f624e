using System.Collections.Concurrent;
using System.Globalization;
using Cdi.Annotators.Prompts;
using Cdi.Corpus;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Texts;

namespace Cdi.Annotators.Examples;

/// <summary>The examples of a model as its prompts print them: each text, below it <c>Answer: KEY</c>, and an empty line between two.</summary>
/// <remarks>A key stays with its option in every order of the options, so that examples read alike in all of them. The nearest stand last, closest to the
/// text that is asked about; of equally near ones the smaller key comes first.</remarks>
internal sealed class ShownExamples
{
    private readonly ModelExamples examples;
    private readonly OutcomeDefinition outcome;
    private readonly CorpusTable table;
    private readonly ITextVectors vectors;
    private readonly Dictionary<PromptTemplate, string> fixedText = [];
    private readonly Lazy<Candidate[]> candidates;

    // A text is asked about by several prompts and again: what is nearest to it is sought once.
    private readonly ConcurrentDictionary<int, ModelExample[]> nearest = new();
    private readonly PromptTemplate first;

    /// <summary>Prepares the examples.</summary>
    /// <param name="examples">What is shown.</param>
    /// <param name="outcome">What is decided.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="prompts">The prompts; the texts that the first one shows are compared.</param>
    /// <param name="vectors">By the cosine of which texts are alike.</param>
    public ShownExamples(
        ModelExamples examples, OutcomeDefinition outcome, CorpusTable table, IReadOnlyList<PromptTemplate> prompts, ITextVectors vectors)
    {
        (this.examples, this.outcome, this.table, this.vectors, first) = (examples, outcome, table, vectors, prompts[0]);
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
        return fixedText.TryGetValue(prompt, out var text) ? text : Print(nearest.GetOrAdd(row, Nearest), prompt);
    }

    private ModelExample[] Nearest(int row)
    {
        var own = vectors.Of([first.TextsOf(table, row)])[0];
        var ranked = candidates.Value.Where(each => each.Example.Row != row)
            .Select(each => (each.Example, each.Key, Likeness: SparseVector.Cosine(each.Text, own)))
            .OrderByDescending(each => each.Likeness).ThenBy(each => each.Key);
        var chosen = examples.IsBalanced
            ? ranked.GroupBy(each => each.Example.Answer).SelectMany(group => group.Take(examples.Shown / outcome.Options.Count))
            : ranked.Take(examples.Shown);
        return [.. chosen.OrderBy(each => each.Likeness).ThenByDescending(each => each.Key).Select(each => each.Example)];
    }

    private Candidate[] Candidates()
    {
        var texts = vectors.Of([.. examples.Items.Select(each => first.TextsOf(table, each.Row))]);
        return [.. examples.Items.Select((each, place) => new Candidate(each, RowKey.FromText(table.Key(each.Row)), texts[place]))];
    }

    private string Print(IEnumerable<ModelExample> shown, PromptTemplate prompt) => string.Join("\n\n", shown.Select(each =>
        $"{(each.Row < 0 ? each.Text : prompt.TextsOf(table, each.Row)).Trim()}\nAnswer: {Answer(each.Answer)}"));

    private string Answer(double answer) => outcome.IsNumeric ? answer.ToString("R", CultureInfo.InvariantCulture) : outcome.Options[(int)answer].Key;

    private sealed record Candidate(ModelExample Example, RowKey Key, SparseVector Text);
}
