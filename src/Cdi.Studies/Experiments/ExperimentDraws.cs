using Cdi.Estimation.Designs;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Experiments;

/// <summary>Draws of an experiment from which several methods estimate: one budget, design and target of inference.</summary>
/// <param name="Index">Place in the grid, from 0.</param>
/// <param name="Budget">Labels of each draw.</param>
/// <param name="Design">How texts are drawn.</param>
/// <param name="Generalise">What intervals speak about.</param>
/// <param name="Settings">The replay: seeds follow from its name.</param>
public sealed record ExperimentDraws(int Index, Labels Budget, DesignKind Design, Generalise Generalise, ReplaySettings Settings)
{
    /// <summary>What tells these draws from the others of their experiment: <c>leverage, 300 labels, corpus</c>.</summary>
    public string Title => $"{Design.Word()}, {Budget}, {(Generalise == Generalise.Corpus ? "corpus" : "population")}";
}
