using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Debiasing;

/// <summary>δ: a target as predictions of labelled rows have it, less the same as predictions of all rows have it, on the scale of its function.</summary>
/// <param name="Value">δ.</param>
/// <param name="Joint">What units contribute to it.</param>
/// <param name="Draw">What the draw contributes to it.</param>
/// <param name="Replicated">B: δ of each replicate, NaN where one of both has no solution; empty where none were resampled.</param>
internal sealed record DebiasingDifference(double Value, JointInfluence Joint, JointInfluence Draw, double[] Replicated)
{
    /// <summary>The difference of two estimates of a target.</summary>
    /// <param name="labelled">Of labelled rows.</param>
    /// <param name="all">Of all rows.</param>
    /// <param name="value">Their difference.</param>
    public static DebiasingDifference Of(TargetEstimate labelled, TargetEstimate all, double value) => new(
        value, Less(labelled.Joint, all.Joint), Less(labelled.Draw, all.Draw),
        [.. labelled.Replicated.ToArray().Zip(all.Replicated.ToArray(), (one, another) => one - another)]);

    private static JointInfluence Less(JointInfluence? one, JointInfluence? another) => one is null || another is null
        ? throw new InvalidOperationException("Contributions were not kept.")
        : one.Plus(another, -1);
}
