using Cdi.Corpus;
using Cdi.Corpus.Joining;
using Cdi.Estimation.Ledgers;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What several annotators have said of the texts of a study, and what follows from it.</summary>
internal sealed class Opinions
{
    private readonly Dictionary<int, List<Opinion>> byText = [];
    private readonly List<string> annotators = [];

    private Opinions()
    {
    }

    /// <summary>The annotators, in the order in which they were first heard.</summary>
    public IReadOnlyList<string> Annotators => annotators;

    /// <summary>The opinions that a ledger holds.</summary>
    /// <param name="events">Its events.</param>
    /// <param name="variables">How many annotated variables there are.</param>
    public static Opinions Of(IEnumerable<StudyEvent> events, int variables)
    {
        var opinions = new Opinions();
        foreach (var received in events.OfType<StudyEvent.OpinionsReceived>())
        {
            for (var i = 0; i < received.Answers.Rows.Length; i++)
                opinions.Add(new(received.Annotator, received.Answers.Rows[i], AnswerEvents.Labels(received.Answers, i, variables)));
        }

        return opinions;
    }

    /// <summary>These opinions and others, which stand in place of earlier ones of the same annotators about the same texts.</summary>
    public Opinions With(IEnumerable<Opinion> others)
    {
        var all = new Opinions();
        all.annotators.AddRange(annotators);
        foreach (var (place, said) in byText) all.byText.Add(place, [.. said]);
        foreach (var other in others) all.Add(other);
        return all;
    }

    /// <summary>What an annotator said of a text; null where nothing.</summary>
    public double[]? Of(string annotator, int place) =>
        byText.TryGetValue(place, out var said) ? said.Find(each => each.Annotator == annotator)?.Labels : null;

    /// <summary>The name under which an annotator is known: case and blanks at the ends do not make another.</summary>
    /// <param name="written">The name as written.</param>
    /// <param name="others">Names met in the same file.</param>
    public string NameOf(string written, IEnumerable<string> others)
    {
        var name = written.Trim().Normalize(System.Text.NormalizationForm.FormC);
        return annotators.Concat(others).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    /// <summary>The label of a text in one variable; ∞ where its annotators cannot say or are divided, null where too few have answered.</summary>
    /// <param name="place">The text.</param>
    /// <param name="variable">Index of the variable.</param>
    /// <param name="human">How many are asked, and how their answers become one.</param>
    public double? LabelOf(int place, int variable, HumanDefinition human)
    {
        var said = Said(place, variable);
        if (said.Count < human.LabelsPerText) return null;
        var rule = human.Aggregate ?? LabelAggregate.First;
        IReadOnlyList<double> counted = rule is LabelAggregate.Mean or LabelAggregate.Median ? [.. said.Where(double.IsFinite)] : said;
        if (counted.Count == 0) return double.PositiveInfinity;
        var label = Aggregation.Of(counted, rule);
        return double.IsNaN(label) ? double.PositiveInfinity : label;
    }

    /// <summary>Texts with enough answers on which annotators are divided: no answer has most votes.</summary>
    public int Divided(int variable, HumanDefinition human) => human.Aggregate != LabelAggregate.Majority ? 0 : byText.Keys.Count(
        place => Said(place, variable) is { } said && said.Count >= human.LabelsPerText && double.IsNaN(Aggregation.Of(said, LabelAggregate.Majority)));

    /// <summary>How many answers there are, one for each annotator, text and variable.</summary>
    public int Count(int variable) => byText.Keys.Sum(place => Said(place, variable).Count);

    /// <summary>The labels of one variable, by text; those who cannot say give none.</summary>
    public IEnumerable<LabelRating> Ratings(int variable) => byText.OrderBy(each => each.Key).SelectMany(text => text.Value
        .Where(each => double.IsFinite(each.Labels[variable]))
        .Select(each => new LabelRating(text.Key, annotators.IndexOf(each.Annotator), each.Labels[variable])));

    private List<double> Said(int place, int variable) => byText.TryGetValue(place, out var said)
        ? [.. said.Select(each => each.Labels[variable]).Where(label => !double.IsNaN(label))] : [];

    private void Add(Opinion opinion)
    {
        if (!annotators.Contains(opinion.Annotator)) annotators.Add(opinion.Annotator);
        if (!byText.TryGetValue(opinion.Place, out var said)) byText[opinion.Place] = said = [];
        var known = said.FindIndex(each => each.Annotator == opinion.Annotator);
        if (known >= 0) said[known] = opinion;
        else said.Add(opinion);
    }
}
