using Cdi.Estimation.Agreement;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Compares a language model with the humans on the labels that were drawn, weighted by 1/π.</summary>
internal sealed class AnnotatorReview
{
    private const int Bins = 10;

    private readonly DrawnSample sample;
    private readonly AnnotatedVariable machine;
    private readonly ReadOnlyMemory<double> people;
    private readonly LlmDefinition llm;
    private readonly HumanDefinition human;
    private readonly OutcomeDefinition outcome;
    private readonly ReadOnlyMemory<int> answers;
    private readonly ReadOnlyMemory<int> labels;
    private readonly ReadOnlyMemory<double> confidence;
    private readonly ReadOnlyMemory<bool> setApart;
    private readonly IReadOnlyList<int> clusters;
    private readonly string example;
    private readonly IReadOnlyList<ReadOnlyMemory<double>> byQuestion;
    private readonly IReadOnlyList<ReadOnlyMemory<double>> saidByQuestion;

    private AnnotatorReview(StudyMaterial material, DrawnSample sample, int variable, ModelMaterial model)
    {
        var machine = model.Problem.Variables[variable];
        this.sample = sample;
        llm = model.Llm;
        (byQuestion, saidByQuestion) = (model.Answers, material.Humans.Questions(material, variable));
        (human, outcome) = (material.Variables[variable].Human, material.Variables[variable].Outcome);
        this.machine = machine;
        people = sample.Labels[variable];
        answers = Enumerable.Range(0, machine.Rows).Select(row => Code(machine.Answer(row))).ToArray();
        labels = Enumerable.Range(0, machine.Rows).Select(row => Code(people.Span[row])).ToArray();
        confidence = machine.Confidence;
        clusters = material.Definition.Sampling.Given?.Cluster is { } drawn ? ClusterCodes.Of(material.Table, drawn) : [];
        setApart = material.Examples.OfModel(llm.Name);
        example = ExampleQuote.Of(material, llm, outcome, people.Span);
    }

    /// <summary>One comparison for each model and the humans of its outcome, in the order of the estimands, then of the spec.</summary>
    public static IReadOnlyList<AnnotatorComparison> All(StudyMaterial material, SampleBook samples) =>
    [
        .. material.Variables.Index().DistinctBy(each => (each.Item.Outcome.Name, each.Item.Human.Name)).SelectMany(each => material.Models
            .Where(model => model.Llm.Outcome == each.Item.Outcome.Name)
            .Select(model => Of(material, samples.OwnOf(each.Index), each.Index, model))),
    ];

    /// <summary>The model of one variable beside its humans, on a sample; null where no model annotates it.</summary>
    public static AnnotatorComparison? Of(StudyMaterial material, DrawnSample sample, int variable) =>
        material.Models.FirstOrDefault(model => model.Llm == material.Variables[variable].Llm) is { } used ? Of(material, sample, variable, used) : null;

    private static AnnotatorComparison Of(StudyMaterial material, DrawnSample sample, int variable, ModelMaterial model) =>
        new AnnotatorReview(material, sample, variable, model).Compare();

    /// <summary>Index of the option, −1 where there is none; for a numeric outcome 0 where there is a number.</summary>
    private int Code(double label) => double.IsNaN(label) ? -1 : outcome.IsNumeric ? 0 : (int)label;

    private AnnotatorComparison Compare()
    {
        var all = Classes(_ => true);
        return new()
        {
            Llm = llm.Name,
            Human = human.Name,
            Outcome = outcome.Name,
            Answered = Count(answers.Span, row: _ => true),
            SetApart = setApart.Span.Count(true),
            Example = example,
            Compared = Compared(_ => true).Count,
            Options = [.. outcome.Options.Select((option, code) =>
                new OptionCount(option.Key, option.Shown, CountOf(answers.Span, code, _ => true), CountOf(labels.Span, code, IsLabelled))
                { Errors = ClassReview.Errors(all, code) })],
            Questions = byQuestion.Count == 0 || saidByQuestion.Count == 0 ? []
                : new QuestionReview(outcome, sample, byQuestion, saidByQuestion, ClusterOf).All(),
            Agreement = outcome.IsNumeric ? null : ClassReview.Agreement(all),
            Numbers = outcome.IsNumeric ? Numbers() : null,
            Calibration = HasConfidence ? [.. Enumerable.Range(0, Bins).Select(Bin).Where(bin => bin.Texts > 0)] : [],
            Confidence = Confidence(),
        };
    }

    private bool IsLabelled(int row) => sample.Labelled.Span[row];

    private List<int> Compared(Func<int, bool> accept)
    {
        var rows = new List<int>();
        for (var row = 0; row < answers.Length; row++)
        {
            if (IsLabelled(row) && answers.Span[row] >= 0 && labels.Span[row] >= 0 && accept(row)) rows.Add(row);
        }

        return rows;
    }

    private double Weight(int row) => 1 / sample.Probabilities.Span[row];

    /// <summary>The group with which a text was drawn whole; null where texts were drawn by themselves.</summary>
    private int? ClusterOf(int row) => clusters.Count == 0 ? null : clusters[row];

    private IReadOnlyList<WeightedPair> Classes(Func<int, bool> accept) =>
        [.. Compared(accept).Select(row => new WeightedPair(answers.Span[row], labels.Span[row], Weight(row)) { Cluster = ClusterOf(row) })];

    private NumericAgreement? Numbers() => NumericReview.Of(
        [.. Compared(_ => true).Select(row => new WeightedPair(machine.Answer(row), people.Span[row], Weight(row)) { Cluster = ClusterOf(row) })]);

    private bool HasConfidence => !outcome.IsNumeric && !confidence.IsEmpty;

    private ConfidenceQuality? Confidence() => HasConfidence
        ? ConfidenceReview.Of(
            [.. Compared(row => !double.IsNaN(confidence.Span[row]))
                .Select(row => new ConfidentRow(confidence.Span[row], answers.Span[row] == labels.Span[row], Weight(row)) { Cluster = ClusterOf(row) })], Bins)
        : null;

    private CalibrationBin Bin(int index)
    {
        var (lower, upper) = ((double)index / Bins, (index + 1.0) / Bins);
        var (texts, sum) = (0, 0.0);
        for (var row = 0; row < confidence.Length; row++)
        {
            if (!InBin(row, index)) continue;
            texts++;
            sum += confidence.Span[row];
        }

        var inside = Classes(row => InBin(row, index));
        return new(lower, upper, texts, inside.Count, texts == 0 ? double.NaN : sum / texts, ClassReview.Agreement(inside));
    }

    private bool InBin(int row, int index) => confidence.Span[row] is var value && !double.IsNaN(value) && ConfidentRow.BandOf(value, Bins) == index;

    private static int Count(ReadOnlySpan<int> codes, Func<int, bool> row)
    {
        var count = 0;
        for (var at = 0; at < codes.Length; at++) count += codes[at] >= 0 && row(at) ? 1 : 0;
        return count;
    }

    private static int CountOf(ReadOnlySpan<int> codes, int code, Func<int, bool> row)
    {
        var count = 0;
        for (var at = 0; at < codes.Length; at++) count += codes[at] == code && row(at) ? 1 : 0;
        return count;
    }
}
