using Cdi.Corpus;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <content>At which level each method forms intervals, and what groups say of each other.</content>
internal sealed partial class EstimateTable
{
    /// <summary>How intervals of each method hold together, where these follow the correlations of estimates; in the order of <see cref="Methods"/>.</summary>
    public IReadOnlyList<SimultaneousFacts> Simultaneous =>
    [
        .. simultaneous.OrderBy(each => each.Key).Select(each => new SimultaneousFacts(
            Methods[each.Key].Estimator.Name, DesignName(Methods[each.Key]), each.Value.CriticalValue, each.Value.Error, 1 - each.Value.Alpha)),
    ];

    // That of intervals which hold whenever they are looked at is the level of all looks.
    private double Alpha(int method) => Study.Sampling.Stop.IsEmpty ? InferenceOf(method).Alpha : Study.Inference.ToSettings(Study.Estimands.Count).Alpha;

    private EstimationOptions Options(int estimand, int method) =>
        estimation.OptionsFor(estimand, Methods[method].Estimator, InferenceOf(method)) with { InfluentialRows = InfluentialTexts };

    // Where intervals hold together, the estimates of a method say at which level each is formed.
    private InferenceSettings InferenceOf(int method)
    {
        var inference = Study.Inference.ToSettings(Study.Estimands.Count);
        if (Sequence is { } sequence) return inference with { Alpha = sequence.Alpha(LabelsOf(method)) };
        if (!inference.IsSimultaneous) return inference;
        if (!simultaneous.TryGetValue(method, out var level))
        {
            var comparison = Methods[method];
            var drawn = Enumerable.Range(0, Study.Estimands.Count).Select(estimand => SampleOf(estimand, comparison)).ToList();
            simultaneous[method] = level = taught.Of(comparison, drawn[0]).Simultaneously(drawn, comparison.Estimator, inference);
        }

        return inference with { Alpha = level.Alpha };
    }

    private ConfidenceSequence? Sequence =>
        Stopping.SequenceOf(Study, material.Problem.RowCount, Study.Inference.ToSettings(Study.Estimands.Count));

    private Labels LabelsOf(int method) => SampleOf(0, Methods[method]).LabelsSpent;

    private Estimate Corrected(int method, Estimate row) => row.PValue is not { } p ? row
        : Sequence is { } sequence ? row with { PValue = sequence.PValue(p, LabelsOf(method)) }
        : simultaneous.TryGetValue(method, out var level) ? row with { PValue = level.PValue(p) } : row;

    /// <summary>When sampling stopped, and by what intervals hold whenever it does; null where the budget is spent.</summary>
    public StoppingFacts? Stopped
    {
        get
        {
            if (Sequence is not { } sequence) return null;
            var labels = LabelsOf(0);
            var alpha = Study.Inference.ToSettings(Study.Estimands.Count).Alpha;
            return new(Stopping.Written(Study), labels, Study.Sampling.Budget, Wide().Count == 0, sequence.CriticalValue(labels), 1 - alpha);
        }
    }

    // Estimates whose intervals are wider than sampling was to stop at.
    private IReadOnlyList<(Estimate Row, ExpectedBound Bound)> Wide() =>
    [
        .. from bound in Study.Sampling.Stop
           from row in Rows
           where row.Primary && bound.IsAbout(row.Estimand)
           where new ExpectedEstimate(new(EstimateMeasure.HalfWidth, bound), row) is not { Holds: true }
           select (row, bound),
    ];

    private IEnumerable<DataDiagnostic> StoppedByBudget() => Wide().Select(each => DataDiagnostics.StopNotReached(
        material.Table.File, "sampling.stop", each.Row.Estimand, each.Bound.Written, (each.Row.Upper - each.Row.Lower) / 2, Study.Sampling.Budget.Count));

    private IEnumerable<DataDiagnostic> TooFewGroups() => Study.Inference.Pooling == PoolingRule.None ? []
        : Pooling.TooFew([.. Rows.Where(row => row.Primary)]).Select(each => DataDiagnostics.TooFewGroupsToPool(
            material.Table.File, $"estimand.{each.Of}", each.Of, each.Groups, Pooling.FewestGroups));
}
