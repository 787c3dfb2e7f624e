using Cdi.Corpus;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
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

    private double Alpha(int method) => InferenceOf(method).Alpha;

    private EstimationOptions Options(int estimand, int method) =>
        estimation.OptionsFor(estimand, Methods[method].Estimator, InferenceOf(method)) with { InfluentialRows = InfluentialTexts };

    // Where intervals hold together, the estimates of a method say at which level each is formed.
    private InferenceSettings InferenceOf(int method)
    {
        var inference = Study.Inference.ToSettings(Study.Estimands.Count);
        if (!inference.IsSimultaneous) return inference;
        if (!simultaneous.TryGetValue(method, out var level))
        {
            var comparison = Methods[method];
            var drawn = Enumerable.Range(0, Study.Estimands.Count).Select(estimand => SampleOf(estimand, comparison)).ToList();
            simultaneous[method] = level = taught.Of(comparison, drawn[0]).Simultaneously(drawn, comparison.Estimator, inference);
        }

        return inference with { Alpha = level.Alpha };
    }

    private Estimate Corrected(int method, Estimate row) =>
        row.PValue is { } p && simultaneous.TryGetValue(method, out var level) ? row with { PValue = level.PValue(p) } : row;

    private IEnumerable<DataDiagnostic> TooFewGroups() => Study.Inference.Pooling == PoolingRule.None ? []
        : Pooling.TooFew([.. Rows.Where(row => row.Primary)]).Select(each => DataDiagnostics.TooFewGroupsToPool(
            material.Table.File, $"estimand.{each.Of}", each.Of, each.Groups, Pooling.FewestGroups));
}
