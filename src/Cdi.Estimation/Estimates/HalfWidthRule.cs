using Cdi.Estimation.Designs;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Estimates;

/// <summary>Stops where intervals are narrow enough that hold whenever they are looked at.</summary>
/// <param name="Written">The rule as written.</param>
/// <param name="Bounds">What is to be narrow: estimand, target, the largest half-width on the reported scale, and whether that itself is too wide.</param>
/// <param name="Method">The method that estimates.</param>
/// <param name="Inference">How; α is that of one interval.</param>
public sealed record HalfWidthRule(
    string Written, IReadOnlyList<(int Estimand, int Target, double Bound, bool IsStrict)> Bounds, EstimationMethod Method, InferenceSettings Inference)
    : IStoppingRule
{
    /// <summary>Half of an interval.</summary>
    /// <param name="target">The estimate; infinite where it has no interval.</param>
    public static double Of(TargetEstimate target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target is { Lower: { } lower, Upper: { } upper } ? (upper - lower) / 2 : double.PositiveInfinity;
    }

    /// <inheritdoc/>
    public bool IsMet(StudyProblem problem, SamplingPlan plan, DrawnSample reached)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(reached);
        if (new StudyEstimation(problem, plan.Seed).Taught(reached) is not { } estimation) return false;
        var sequence = new ConfidenceSequence(Inference.Alpha, plan.Budget, problem.RowCount, Inference.Generalise);
        var settings = Inference with { Alpha = sequence.Alpha(reached.LabelsSpent) };
        foreach (var bounds in Bounds.GroupBy(each => each.Estimand))
        {
            var options = estimation.OptionsFor(bounds.Key, Method, settings);
            if (estimation.Estimate(bounds.Key, reached, Method, options) is not RectifiedFit fit) return false;
            if (!bounds.All(bound => Of(fit.Targets[bound.Target]) is var half && (bound.IsStrict ? half < bound.Bound : half <= bound.Bound))) return false;
        }

        return true;
    }
}
