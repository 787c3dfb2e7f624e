using Cdi.Estimation.Estimates;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Tests.Problems;

public class FayHerriotTests
{
    // Equal variances: Â = s² − D = 10 − 4, γ = .6, μ̂ = 6; the error is γD + .4²(A + D)/5 + 4D²/(5(A + D)) = 2.4 + .32 + 1.28.
    [Fact]
    public void Equal_variances_have_a_closed_form()
    {
        var found = FayHerriot.Of([2, 4, 6, 8, 10], [4, 4, 4, 4, 4]);
        Assert.Equal(6, found.Between, 1e-9);
        Assert.Equal(6, found.Mean, 1e-12);
        Assert.Equal([3.6, 4.8, 6, 7.2, 8.4], found.Groups.Select(group => Math.Round(group.Value, 9)));
        Assert.All(found.Groups, group => Assert.Equal((0.6, 4.0), (Math.Round(group.Own, 9), Math.Round(group.MeanSquaredError, 8))));
    }

    // The slope of the restricted log-likelihood by differences of −½ Σ ln(A + D) − ½ ln Σw − ½ Σ w(y − μ)².
    [Fact]
    public void Unequal_variances_are_where_the_restricted_likelihood_is_flat()
    {
        double[] estimates = [1, 3.5, 2, 6, 4.2, 0.3, 2.9], variances = [0.5, 1, 0.2, 2, 0.7, 1.5, 0.4];
        var found = FayHerriot.Of(estimates, variances);
        const double Step = 1e-5;
        Assert.True(found.Between > 0.1);
        Assert.Equal(0, (Likelihood(found.Between + Step) - Likelihood(found.Between - Step)) / (2 * Step), 1e-7);
        Assert.All(found.Groups.Zip(estimates), pair => Assert.InRange(
            pair.First.Value, Math.Min(pair.Second, found.Mean), Math.Max(pair.Second, found.Mean)));

        double Likelihood(double between)
        {
            double[] weights = [.. variances.Select(variance => 1 / (between + variance))];
            var mean = weights.Zip(estimates, (weight, estimate) => weight * estimate).Sum() / weights.Sum();
            return 0.5 * (weights.Sum(Math.Log) - Math.Log(weights.Sum())
                - weights.Zip(estimates, (weight, estimate) => weight * (estimate - mean) * (estimate - mean)).Sum());
        }
    }

    [Fact]
    public void Estimates_that_scatter_less_than_they_err_are_their_mean()
    {
        var found = FayHerriot.Of([1, 1.1, 0.9, 1, 1.05], [1, 1, 1, 1, 1]);
        Assert.Equal(0, found.Between);
        Assert.All(found.Groups, group => Assert.Equal((found.Mean, 0), (group.Value, group.Own)));
    }

    [Fact]
    public void What_is_no_estimate_is_refused()
    {
        Assert.Throws<ArgumentException>(() => FayHerriot.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => FayHerriot.Of([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => FayHerriot.Of([1, 2], [1, 0]));
    }

    // 300 draws of 30 groups: 9000 intervals, nearly independent, have a standard error of .0023 at .95; the error of the mean squared error adds about as much
    // again as five of them.
    [Fact]
    public void Intervals_cover_on_average_over_groups_and_are_shorter_than_those_of_each_alone()
    {
        const int Groups = 30;
        const int Draws = 300;
        double[] variances = [.. Enumerable.Range(0, Groups).Select(group => 0.4 + (0.15 * (group % 10)))];
        var (covered, length, alone) = (0, 0.0, 0.0);
        var reference = FayHerriot.Reference(0.05, Alternative.TwoSided, Groups);
        for (var draw = 0; draw < Draws; draw++)
        {
            double[] truth = [.. Enumerable.Range(0, Groups).Select(group => 3 + Deviate(draw, group, 0))];
            double[] estimates = [.. truth.Select((value, group) => value + (Math.Sqrt(variances[group]) * Deviate(draw, group, 1)))];
            foreach (var (group, value, variance) in FayHerriot.Of(estimates, variances).Groups.Zip(truth, variances))
            {
                var (lower, upper) = reference.Interval(group.Value, Math.Sqrt(group.MeanSquaredError));
                covered += lower <= value && value <= upper ? 1 : 0;
                (length, alone) = (length + Math.Sqrt(group.MeanSquaredError), alone + Math.Sqrt(variance));
            }
        }

        Assert.InRange(covered / (double)(Groups * Draws), 0.938, 0.962);
        Assert.InRange(length / alone, 0.6, 0.9);
    }

    // The sums of squares 2 of (0, 2), 0 of (1, 1, 1) and 0 of (3), with one and two degrees of freedom; s² = 2/4 of a mean of two.
    [Fact]
    public void The_variance_of_a_label_is_that_within_all_groups_those_that_agree_among_them()
    {
        Assert.Equal(2 / 3.0, FayHerriot.VariancePerLabel([Math.Sqrt(0.5), 0, 0], [2, 3, 1]), 1e-12);
        Assert.Equal(2.04523, FayHerriot.Reference(0.05, Alternative.TwoSided, 30).CriticalValue, 1e-5);
        Assert.Throws<ArgumentException>(() => FayHerriot.VariancePerLabel([0, 0], [1, 1]));
        Assert.Throws<ArgumentException>(() => FayHerriot.VariancePerLabel([0], [1, 1]));
    }

    // Shares of 40 groups by 8 labels each, of which about half agree at a share of .1: without these the mean of all would be twice too large. 200 draws of
    // 40 intervals at .95 have a standard error of .0024; shares near 0 are not normal, which is given .03 more.
    [Fact]
    public void Groups_whose_labels_all_agree_count()
    {
        const int Groups = 40;
        const int Labels = 8;
        var (covered, mean, draws) = (0, 0.0, 200);
        for (var draw = 0; draw < draws; draw++)
        {
            double[] truth = [.. Enumerable.Range(0, Groups).Select(group => 0.1 + (0.04 * Math.Clamp(Deviate(draw, group, 0), -2, 2)))];
            double[] shares = [.. truth.Select((share, group) =>
                Enumerable.Range(1, Labels).Count(label => Normal.CDF(0, 1, Deviate(draw, group, label)) < share) / (double)Labels)];
            double[] counts = [.. Enumerable.Repeat((double)Labels, Groups)];
            var perLabel = FayHerriot.VariancePerLabel([.. shares.Select(share => Math.Sqrt(share * (1 - share) / Labels))], counts);
            var found = FayHerriot.Of(shares, [.. counts.Select(count => perLabel / count)]);
            var reference = FayHerriot.Reference(0.05, Alternative.TwoSided, Groups);
            mean += found.Mean / draws;
            covered += found.Groups.Zip(truth, (group, share) => reference.Interval(group.Value, Math.Sqrt(group.MeanSquaredError)) is var (lower, upper)
                && lower <= share && share <= upper).Count(holds => holds);
        }

        Assert.InRange(mean, 0.1 - 0.005, 0.1 + 0.005);
        Assert.InRange(covered / (double)(Groups * draws), 0.95 - 0.04, 1);
    }

    private static double Deviate(int draw, int group, int use) => Normal.InvCDF(0, 1,
        new CounterRandom((ulong)draw, RandomPurpose.Resample, use).Uniform(RowKey.FromRowNumber(group)));
}
