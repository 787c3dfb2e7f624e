using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>The scores of single annotated features, by which a failed solution is explained.</summary>
internal static class FeatureScores
{
    /// <summary>The features that tell rows apart: all but the first, which for φ = (1, v) belongs to the constant.</summary>
    public static IEnumerable<int> Informative(MEstimator estimator) =>
        estimator.FeatureCount == 1 ? [0] : Enumerable.Range(1, estimator.FeatureCount - 1);

    /// <summary>The product of one row of scores with a direction of θ.</summary>
    public static double Along(ReadOnlySpan<double> scores, int rows, int row, double[] direction)
    {
        var sum = 0.0;
        for (var j = 0; j < direction.Length; j++) sum += scores[(j * rows) + row] * direction[j];
        return sum;
    }
}
