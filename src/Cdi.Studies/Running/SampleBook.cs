using Cdi.Corpus;
using Cdi.Estimation.Evaluation;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sampling;

namespace Cdi.Studies.Running;

/// <summary>The samples of a run: the study's own, and in a replay one for each other design that is compared; each is drawn once.</summary>
internal sealed class SampleBook
{
    private readonly StudyMaterial material;
    private readonly Dictionary<SamplingDesign, DrawnSample> drawn = [];

    /// <summary>Draws the study's own sample, or takes the labels already collected.</summary>
    /// <exception cref="CorpusException">The corpus allows no such sample.</exception>
    public SampleBook(StudyMaterial material)
    {
        this.material = material;
        Own = material.Definition.Sampling.Given is { } given ? Given(given.Probability) : Drawn(material.Definition.Sampling.Design);
    }

    /// <summary>The study's own sample.</summary>
    public DrawnSample Own { get; }

    /// <summary>The name of the own sample's design in results.</summary>
    public string OwnName => Own.Design is { } design ? NameOf(design) : "given";

    /// <summary>The sample of a comparison.</summary>
    /// <param name="design">A design that gets a draw of its own, or null for the study's own sample.</param>
    /// <exception cref="InvalidOperationException">Labels were already collected: nothing can be drawn anew. The compiler never emits such a study.</exception>
    /// <exception cref="CorpusException">The corpus allows no such sample.</exception>
    public DrawnSample Of(SamplingDesign? design)
    {
        if (design is not { } other) return Own;
        return material.Definition.Sampling.Given is null
            ? Drawn(other)
            : throw new InvalidOperationException("Only a replay draws samples of its own.");
    }

    /// <summary>Every sample that was drawn, by its name: the study's own first, then those of other designs in the order of designs.</summary>
    public IEnumerable<(string Name, DrawnSample Sample)> All =>
        drawn.Where(each => !ReferenceEquals(each.Value, Own)).OrderBy(each => each.Key).Select(each => (NameOf(each.Key), each.Value)).Prepend((OwnName, Own));

    /// <summary>The name of a design in specs and results.</summary>
    public static string NameOf(SamplingDesign design) => design.ToString().ToLowerInvariant();

    private DrawnSample Drawn(SamplingDesign design)
    {
        if (drawn.TryGetValue(design, out var sample)) return sample;
        var outcome = new AdaptiveSampling(material.Problem).Draw(DrawPlan.Of(material, design), new ReplayedLabels(material.Problem));
        sample = outcome as DrawnSample ?? throw new CorpusException([FailureDiagnosis.Of((SamplingFailure)outcome, material)]);
        drawn.Add(design, sample);
        return sample;
    }

    private DrawnSample Given(string? probability)
    {
        var sample = probability is null
            ? GivenSample.Uniform(material.Problem)
            : GivenSample.WithProbabilities(material.Problem, Usable(probability));
        return sample.LabelsSpent.Count > 0 ? sample : throw new CorpusException([NothingLabelled()]);
    }

    private ReadOnlyMemory<double> Usable(string record)
    {
        var probabilities = material.Table.RecordedNumbers(record);
        for (var row = 0; row < probabilities.Length; row++)
        {
            if (!(probabilities.Span[row] is > 0 and <= 1)) throw new CorpusException([FailureDiagnosis.Of(new UnusableProbability(row, probabilities.Span[row]), material)]);
        }

        return probabilities;
    }

    private DataDiagnostic NothingLabelled()
    {
        var record = material.Variables[0].Human.RecordedLabel ?? "";
        var table = material.Table;
        return DataDiagnostics.MissingValue(table.File, record, material.LabelColumn(record), table.Place(0), "", table.Rows - 1);
    }
}
