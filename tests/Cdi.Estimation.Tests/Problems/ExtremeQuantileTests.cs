using Cdi.Estimation.Quantiles;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>Quantile regressions so near to 0 or 1 that few texts lie beyond: no interval, the estimate and its standard error.</summary>
public sealed class ExtremeQuantileTests
{
    [Theory]
    [InlineData(100, 0.99, true)]
    [InlineData(100, 0.01, true)]
    [InlineData(60, 0.95, true)]
    [InlineData(99, 0.95, true)]
    [InlineData(100, 0.95, false)]
    [InlineData(100, 0.05, false)]
    [InlineData(60, 0.9, false)]
    [InlineData(50, 0.9, false)]
    public void Intervals_need_five_labels_beyond_the_quantile(int rows, double level, bool isWithheld)
    {
        foreach (var variance in new[] { VarianceEstimator.Sandwich, VarianceEstimator.QuantileAlike, VarianceEstimator.QuantileKernel })
        {
            var fit = new QuantileStudy([], Skewed(rows), level).Fit(EstimationMethod.HumanOnly, variance);
            Assert.Equal(isWithheld, fit.Quantile?.IsTooExtreme);
            AssertWithheld(isWithheld, Assert.Single(fit.Targets));
        }
    }

    [Theory]
    [InlineData(100, 0.9, false)]
    [InlineData(99, 0.9, true)]
    [InlineData(100, 0.98, true)]
    public void Each_coefficient_needs_them(int rows, double level, bool isWithheld)
    {
        double[] group = [.. Enumerable.Range(0, rows).Select(row => row % 2.0)];
        var fit = new QuantileStudy([group], Skewed(rows), level).Fit(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich);
        Assert.All(fit.Targets, target => AssertWithheld(isWithheld, target));
        Assert.Equal(10, fit.Quantile?.Needed);
    }

    [Fact]
    public void Unequal_weights_leave_fewer()
    {
        // (60 + 60·9)² / (60 + 60·81) = 73 of 120 labels, of which 3.7 are beyond.
        double[] weights = [.. Enumerable.Range(0, 120).Select(row => row % 2 == 0 ? 1.0 : 9.0)];
        var study = new QuantileStudy([], Skewed(120), 0.95);
        Assert.False(study.Fit(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich).Targets[0].IsWithheld);
        var fit = (study with { Weights = weights }).Fit(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich);
        AssertWithheld(true, fit.Targets[0]);
        Assert.Equal(600.0 * 600 / 4920 * 0.05, fit.Quantile?.Beyond ?? 0, 1e-9);
    }

    [Fact]
    public void Where_intervals_are_given_the_bandwidth_ends_within_0_and_1()
    {
        for (var level = 0.001; level < 0.9995; level += 0.001)
        {
            var (thinner, fewest) = (Math.Min(level, 1 - level), (int)Math.Ceiling(5 / Math.Min(level, 1 - level)));
            Assert.True(Sparsity.Bandwidth(level, fewest) <= thinner, $"{level}");
        }
    }

    private static void AssertWithheld(bool isWithheld, TargetEstimate target)
    {
        Assert.Equal((isWithheld, isWithheld), (target.IsWithheld, target.Upper is null));
        Assert.True(double.IsFinite(target.Point) && target.StandardError > 0, $"{target}");
        Assert.Equal(isWithheld, target.CriticalValue is null);
    }

    private static double[] Skewed(int rows)
    {
        var random = new Random(20261127);
        return [.. Enumerable.Range(0, rows).Select(_ => Math.Exp(QuantileStudy.Noise(random)))];
    }
}
