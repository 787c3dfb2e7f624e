namespace Cdi.Estimation.Tests;

/// <summary>Comparisons with the tolerance written at the call.</summary>
public static class Close
{
    /// <summary>|actual − expected| ≤ tolerance · max(1, |expected|), element by element; infinities must agree.</summary>
    public static void To(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance)
    {
        var (left, right) = (expected.ToArray(), actual.ToArray());
        Assert.Equal(left.Length, right.Length);
        for (var i = 0; i < left.Length; i++) To(left[i], right[i], tolerance);
    }

    public static void To(double expected, double actual, double tolerance)
    {
        if (expected.Equals(actual)) return;
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected)),
            $"Expected {expected:R}, got {actual:R}, difference {actual - expected:E2}.");
    }

    /// <summary>Relative only, for numbers that may be small; elements below <paramref name="floor"/> times the largest are compared with that size.</summary>
    public static void Relative(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance, double floor = 0)
    {
        var (left, right) = (expected.ToArray(), actual.ToArray());
        Assert.Equal(left.Length, right.Length);
        var smallest = floor * left.Max(Math.Abs);
        for (var i = 0; i < left.Length; i++)
        {
            Assert.True(
                Math.Abs(right[i] - left[i]) <= tolerance * Math.Max(smallest, Math.Abs(left[i])),
                $"Element {i}: expected {left[i]:R}, got {right[i]:R}, difference {right[i] - left[i]:E2}.");
        }
    }
}
