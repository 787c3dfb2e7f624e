using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>The covariance of replicates, of which there are as many as were solved.</summary>
public sealed class BootstrapCovarianceTests
{
    private static readonly double[] Estimate = [10, -4];

    [Fact]
    public void Replicates_have_their_sample_covariance_about_their_own_mean()
    {
        // (11, −3), (13, −4), (9, −8): deviations (0, 2), (2, 1), (−2, −3), over 2.
        var fit = new ScriptedFit(Estimate, [[11, -3], [13, -4], [9, -8]], []);
        var covariance = new BootstrapCovariance(new(3, 7)).Of(fit, out var failure);

        Assert.Null(failure);
        Close.To([4, 4, 4, 7], Assert.IsType<EstimatedCovariance>(covariance).Matrix, 1e-12);
        Assert.Equal([[11, -3], [13, -4], [9, -8]], covariance.Replicates);
        Assert.Equal(3, fit.Counted.Count);
        Assert.All(fit.Counted, total => Assert.Equal(6, total, 1e-12));
    }

    [Fact]
    public void A_large_estimate_costs_no_digits()
    {
        double[][] solutions = [[1e9 + 0.5, 0], [1e9 - 0.5, 0], [1e9 + 0.25, 0], [1e9 - 0.25, 0]];
        var covariance = new BootstrapCovariance(new(4, 7)).Of(new ScriptedFit([1e9, 0], solutions, []), out _);

        Close.To([0.625 / 3, 0, 0, 0], Assert.IsType<EstimatedCovariance>(covariance).Matrix, 1e-12);
    }

    [Fact]
    public void A_step_takes_the_place_of_a_refit()
    {
        var fit = new ScriptedFit(Estimate, [[0, 0], [0, 0]], [[12, -4], [8, -4]]);
        var covariance = new BootstrapCovariance(new(2, 7) { Refit = ResampleRefit.OneStep }).Of(fit, out _);

        Close.To([8, 0, 0, 0], Assert.IsType<EstimatedCovariance>(covariance).Matrix, 1e-12);
    }

    [Fact]
    public void One_replicate_of_twenty_may_lack_a_solution_and_counts_for_nothing()
    {
        // Nine at 11, ten at 9 and none at θ̂: Σ = 19 − 1/19 about their mean, over 18.
        double[]?[] solutions = [null, .. Enumerable.Range(0, 19).Select(each => new[] { each % 2 == 0 ? 9.0 : 11, -4 })];
        var covariance = new BootstrapCovariance(new(20, 7)).Of(new ScriptedFit(Estimate, solutions, []), out var failure);

        Assert.Null(failure);
        Close.To([(19 - (1 / 19.0)) / 18, 0, 0, 0], Assert.IsType<EstimatedCovariance>(covariance).Matrix, 1e-12);
        Assert.Equal(19, covariance.Replicates.Count);
    }

    [Fact]
    public void Two_of_twenty_may_not()
    {
        double[]?[] solutions = [null, null, .. Enumerable.Range(0, 18).Select(each => new double[] { each, 0 })];

        Assert.Null(new BootstrapCovariance(new(20, 7)).Of(new ScriptedFit(Estimate, solutions, []), out var failure));
        Assert.Equal(new SolveFailure.TooFewReplicates(18, 20), failure);
    }
}
