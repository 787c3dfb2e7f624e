namespace Cdi.Estimation.Debiasing;

/// <summary>Moments of resampled estimates.</summary>
internal static class ResampledMoments
{
    /// <summary>The covariance of two lists over the places at which both are finite, with their number less 1 as divisor.</summary>
    /// <param name="one">B.</param>
    /// <param name="another">B.</param>
    public static double Covariance(double[] one, double[] another)
    {
        (double One, double Another)[] both = [.. one.Zip(another).Where(each => double.IsFinite(each.First) && double.IsFinite(each.Second))];
        if (both.Length < 2) return double.NaN;
        var (first, second) = (both.Average(each => each.One), both.Average(each => each.Another));
        return both.Sum(each => (each.One - first) * (each.Another - second)) / (both.Length - 1);
    }
}
