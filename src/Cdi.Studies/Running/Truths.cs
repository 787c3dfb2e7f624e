using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Running;

/// <summary>What every human label of the corpus gives, where a replay knows them all.</summary>
internal sealed class Truths(StudyMaterial material, StudyEstimation estimation)
{
    /// <summary>For each estimand its targets on the reported scale, or null where the study is no replay, or a human label is blank or still to
    /// come.</summary>
    /// <returns>The targets, and why one of the estimands does not exist even with all labels; the targets are then incomplete.</returns>
    public (IReadOnlyList<IReadOnlyList<double>?> Targets, DataDiagnostic? Obstacle) All()
    {
        var targets = new IReadOnlyList<double>?[material.Problem.Estimands.Count];
        if (material.Humans.Recorded is not { } labels) return (targets, null);
        var census = GivenSample.Census(labels);
        for (var estimand = 0; estimand < targets.Length; estimand++)
        {
            if (material.Definition.Sampling.Given is not null || !IsLabelled(estimand)) continue;
            if (Compute(estimand, census, out var obstacle) is { } values) targets[estimand] = values;
            else if (material.Definition.Estimands[estimand].Cell is null) return (targets, obstacle);
        }

        return (targets, null);
    }

    private bool IsLabelled(int estimand)
    {
        foreach (var variable in material.Problem.Estimands[estimand].Features.Variables)
        {
            if (material.Labels.Known(variable).AsSpan().Contains(false)) return false;
        }

        return true;
    }

    private IReadOnlyList<double>? Compute(int estimand, DrawnSample census, out DataDiagnostic? obstacle)
    {
        var options = EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Population, material.Definition.Inference.Alpha);
        var outcome = estimation.Estimate(estimand, census, EstimationMethod.HumanOnly, options);
        obstacle = outcome is SolveFailure failure ? FailureDiagnosis.Of(failure, material, estimand, "human_only on every label", census) : null;
        return outcome is RectifiedFit fit ? [.. fit.Targets.Select(target => target.Point)] : null;
    }
}
