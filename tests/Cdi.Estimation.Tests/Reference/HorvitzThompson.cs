using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Tests.Reference;

/// <summary>
/// The paper's estimator of a mean, mean(λŶ + w(Y − λŶ)), which ours is not: it is the rectified mean at λ = 1 whose prediction is λŶ.
/// With λ = 0 its prediction is the number 0, where ours has no prediction and divides by Σw.
/// </summary>
public static class HorvitzThompson
{
    internal static RectifiedSample Sample(CdiDesign design, double[] human, double[] predicted, double lambda) =>
        design.Sample(human, [.. predicted.Select(value => lambda * value)]);

    /// <summary>mean[w(1/π − 1)YŶ] / mean[(1/π − 1)Ŷ²], clipped, over some rows (README of the reference).</summary>
    public static double Lambda(CdiDesign design, double[] human, double[] predicted, Func<int, bool> isIncluded)
    {
        var (numerator, denominator) = (0.0, 0.0);
        for (var i = 0; i < human.Length; i++)
        {
            if (!isIncluded(i)) continue;
            var odds = (1 / design.Probability[i]) - 1;
            numerator += design.Weights[i] * odds * human[i] * predicted[i];
            denominator += odds * predicted[i] * predicted[i];
        }

        return Math.Clamp(numerator / denominator, 0, 1);
    }
}
