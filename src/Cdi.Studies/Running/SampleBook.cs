using Cdi.Corpus;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Running.Declarations;

namespace Cdi.Studies.Running;

/// <summary>The samples of a run: the study's own, and in a replay one for each other design that is compared; each is drawn once.</summary>
internal sealed class SampleBook
{
    private readonly StudyMaterial material;
    private readonly Dictionary<SamplingDesign, DrawnSample> drawn = [];
    private readonly DeclaredDraws? declared;

    /// <summary>Draws the study's own sample, or takes the labels already collected.</summary>
    /// <exception cref="CorpusException">The corpus allows no such sample.</exception>
    public SampleBook(StudyMaterial material)
    {
        this.material = material;
        declared = material.Definition.Sampling.Given is null ? null : new(material);
        Own = declared is null ? Drawn(material.Definition.Sampling.Design) : declared.SampleOf(0);
    }

    /// <summary>The study's own sample; where labels are given, that of the first annotated variable.</summary>
    public DrawnSample Own { get; }

    /// <summary>The study's own sample of an annotated variable: given labels are a sample for each variable.</summary>
    public DrawnSample OwnOf(int variable) => declared?.SampleOf(variable) ?? Own;

    /// <summary>How the labels of an annotated variable are said to have been drawn; null where the study draws them.</summary>
    public DeclaredDesign? DeclaredOf(int variable) => declared?.DesignOf(variable);

    /// <summary>The name of the own sample's design in results.</summary>
    public string OwnName => Own.Design is { } design ? NameOf(design) : "given";

    /// <summary>The sample of a comparison.</summary>
    /// <param name="design">A design that gets a draw of its own, or null for the study's own sample.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    /// <exception cref="InvalidOperationException">Labels were already collected: nothing can be drawn anew. The compiler never emits such a study.</exception>
    /// <exception cref="CorpusException">The corpus allows no such sample.</exception>
    public DrawnSample Of(SamplingDesign? design, int variable)
    {
        if (design is not { } other) return OwnOf(variable);
        return declared is null ? Drawn(other) : throw new InvalidOperationException("Only a replay draws samples of its own.");
    }

    /// <summary>Every sample, by its name: the study's own first (given labels of outcomes that are labelled in other texts behind it), then those of other designs in the order of designs.</summary>
    public IEnumerable<(string Name, DrawnSample Sample)> All =>
    [
        (OwnName, Own),
        .. material.Variables.Select((source, index) => ($"{OwnName} {source.Outcome.Name}", OwnOf(index))).Where(each => !ReferenceEquals(each.Item2, Own)).DistinctBy(each => each.Item2),
        .. drawn.Where(each => !ReferenceEquals(each.Value, Own)).OrderBy(each => each.Key.Order).Select(each => (NameOf(each.Key), each.Value)),
    ];

    /// <summary>The name of a design in specs and results.</summary>
    public static string NameOf(SamplingDesign design) => design.Name;

    private DrawnSample Drawn(SamplingDesign design)
    {
        if (drawn.TryGetValue(design, out var sample)) return sample;
        var outcome = new AdaptiveSampling(material.Problem).Draw(DrawPlan.Of(material, design), material.Labels);
        sample = outcome as DrawnSample ?? throw new CorpusException([FailureDiagnosis.Of((SamplingFailure)outcome, material)]);
        drawn.Add(design, sample);
        return sample;
    }
}
