namespace Cdi.Estimation.Tests.Variance;

/// <summary>Arrays that simulations give to an estimator.</summary>
internal static class SimulatedFeatures
{
    /// <summary>n × 2, column-major: φ = (1, v).</summary>
    public static double[] Of(double[] values) => [.. Filled(values.Length, 1), .. values];

    /// <summary>The same number in every row.</summary>
    public static double[] Filled(int rows, double value) => [.. Enumerable.Repeat(value, rows)];
}
