using Cdi.Corpus;
using Cdi.Estimation.Rectification;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <content>The estimate that is singled out.</content>
internal sealed partial class EstimateTable
{
    /// <summary>The estimate that was singled out; null before <see cref="SingleOut"/>, and where there is none.</summary>
    public WinnerFacts? Winner { get; private set; }

    /// <summary>Singles out the largest or smallest estimate of the study's own method, where the study asks for it.</summary>
    public void SingleOut()
    {
        if (Study.Inference.Winner is not { } rule) return;
        var (comparison, inference) = (Methods[0], Study.Inference.ToSettings(1));
        var drawn = Enumerable.Range(0, Study.Estimands.Count).Select(estimand => SampleOf(estimand, comparison)).ToList();
        List<int> among = [.. Enumerable.Range(0, Study.Estimands.Count).Where(estimand => Study.Inference.Among.Contains(Study.Estimands[estimand].Name))];
        var own = taught.Of(comparison, drawn[0]);
        if (own.Winner(drawn, among, comparison.Estimator, inference, rule == WinnerRule.Smallest) is not { } chosen)
        {
            var which = rule == WinnerRule.Smallest ? "smallest" : "largest";
            warnings.Add(DataDiagnostics.NoWinner(material.Table.File, "inference.winner", comparison.Estimator.Name, which));
            return;
        }

        var definition = Study.Estimands[chosen.Estimand];
        var options = own.OptionsFor(chosen.Estimand, comparison.Estimator, inference with { Alpha = chosen.Alpha });
        if (own.Estimate(chosen.Estimand, drawn[chosen.Estimand], comparison.Estimator, options) is not RectifiedFit fit) return;
        var row = Row(definition, 0, fit, fit.Targets[definition.Primary], null, true) with { Level = 1 - Study.Inference.Alpha };
        Winner = new(rule, definition.Name, Named(chosen.Candidates), Named(among), row);

        IReadOnlyList<string> Named(IReadOnlyList<int> estimands) => [.. estimands.Select(estimand => Study.Estimands[estimand].Name)];
    }
}
