using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Estimations by the sample that they are from: where a model learns from people, a draw by another design teaches one of its own, as a study
/// of that design would.</summary>
/// <param name="material">The study, whose model has learnt from its own sample.</param>
/// <param name="own">What estimates from the study's own sample.</param>
internal sealed class TaughtEstimations(StudyMaterial material, StudyEstimation own)
{
    private readonly Dictionary<SamplingDesign, (DrawnSample Sample, StudyEstimation Estimation)> others = [];

    /// <summary>What estimates from a sample.</summary>
    /// <param name="comparison">The method and the design of the sample.</param>
    /// <param name="sample">The sample.</param>
    /// <exception cref="Cdi.Corpus.CorpusException">It has too few labels to learn from.</exception>
    public StudyEstimation Of(ComparisonDefinition comparison, DrawnSample sample)
    {
        if (comparison.Redrawn is not { } design || material.Problem.Learners.IsEmpty) return own;
        if (others.TryGetValue(design, out var known) && ReferenceEquals(known.Sample, sample)) return known.Estimation;
        var taught = own.Taught(sample) ?? throw TooFew(sample);
        others[design] = (sample, taught);
        return taught;
    }

    private Exception TooFew(DrawnSample sample)
    {
        foreach (var annotator in material.Problem.Learners)
        {
            var labels = sample.Labels[annotator.Variable].Span;
            var known = 0;
            foreach (var label in labels) known += double.IsNaN(label) ? 0 : 1;
            if (known < annotator.FewestLabels && material.Variables[annotator.Variable].Llm is { Learning: { } learning } llm)
                return EmbeddedAnnotators.TooFew(material.Table, llm, learning, known);
        }

        throw new InvalidOperationException("A model that learnt nothing has a reason.");
    }
}
