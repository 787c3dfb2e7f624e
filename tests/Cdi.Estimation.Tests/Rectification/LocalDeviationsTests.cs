using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Numbers whose scale differs by group: a label differs by what labels like it differ, and few labels are not taken for steady ones.</summary>
public sealed class LocalDeviationsTests
{
    private const int Rows = 400;
    private const int Labels = 80;

    [Theory]
    [InlineData(5)]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(50)]
    public void The_labels_of_a_group_bound_what_it_takes_of_the_deviation_of_all(int count)
    {
        double[] values = [.. Enumerable.Range(0, count).Select(k => (double)(k * k % 13))];
        var own = Deviation(values);
        var most = own * Math.Sqrt((count - 1) / ChiSquared.InvCDF(count - 1, 0.05));
        Assert.All(LocalDeviations.Of(All(count, -0.3), values, 0.9 * own), deviation => Assert.Equal(own, deviation, 1e-12));
        Assert.All(LocalDeviations.Of(All(count, -0.3), values, 1.1 * own), deviation => Assert.Equal(1.1 * own, deviation, 1e-12));
        Assert.All(LocalDeviations.Of(All(count, -0.3), values, 1e6 * own), deviation => Assert.Equal(most, deviation, 0.02 * most));
    }

    [Fact]
    public void Groups_are_told_by_weight_from_five_labels_on()
    {
        double[] small = [.. Enumerable.Range(0, 25).Select(k => k % 5 * 1e-3)];
        double[] large = [.. Enumerable.Range(0, 30).Select(k => k % 7 * 1e3)];
        for (var count = 5; count <= 25; count++)
        {
            // Weights of a group need not be the same.
            double[] slopes = [.. Enumerable.Range(0, count).Select(k => 1 + (0.01 * k)), .. All(30, -1e-6)];
            var found = LocalDeviations.Of(slopes, (double[])[.. small[..count], .. large], 500);
            Assert.All(found[..count], deviation => Assert.InRange(deviation, 1e-3, 4e-3));
            Assert.All(found[count..], deviation => Assert.Equal(Deviation(large), deviation, 1e-9));
        }

        double[] few = [.. small[..4], .. large];
        Assert.All(LocalDeviations.Of([.. All(4, 1.0), .. All(30, -1e-6)], few, 500)[..4], deviation => Assert.Equal(Deviation(few), deviation, 1e-9));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(8, 1)]
    [InlineData(21, 1)]
    [InlineData(21, 2)]
    [InlineData(400, 2)]
    public void One_or_two_odd_labels_among_equal_ones_show_no_deviation(int count, int odd)
    {
        double[] values = [.. All(count - odd, 4.0), .. Enumerable.Range(0, odd).Select(k => 4 + 1e-6), .. Enumerable.Range(0, 60).Select(k => k % 16.0)];
        double[] slopes = [.. All(count, 1.0), .. All(60, 1e-6)];
        Assert.All(LocalDeviations.Of(slopes, values, 5)[..count], deviation => Assert.Equal(5, deviation));

        // One that is far off is as far as another may be.
        values[count - 1] = 1000;
        Assert.All(LocalDeviations.Of(slopes, values, 5)[..count], deviation => Assert.Equal(Deviation(values[..count]), deviation, 1e-9));
    }

    [Fact]
    public void Equal_labels_and_labels_without_weight_show_no_deviation_of_their_own()
    {
        double[] slopes = [.. All(25, 1.0), .. All(30, 1e-6), .. All(5, 0.0)];
        double[] values = [.. All(25, 4.0), .. Enumerable.Range(0, 35).Select(k => (double)(k % 7))];
        var found = LocalDeviations.Of(slopes, values, 1.5);
        Assert.All(found[..25].Concat(found[55..]), deviation => Assert.Equal(1.5, deviation));
        Assert.All(found[25..55], deviation => Assert.Equal(Deviation(values[25..55]), deviation, 1e-12));
    }

    // Counts about 10³ in one group and 10⁹ in the other, and of linear models numbers a thousand times as far apart: standard errors are those of two
    // sandwiches, each of its group.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Groups_of_very_different_scale_have_the_errors_of_their_own_labels(bool isLinear)
    {
        var drawn = new Draw(isLinear, 4);
        foreach (var lambda in new LambdaPolicy[] { LambdaPolicy.None, LambdaPolicy.OptimalFor(1) })
        {
            var fit = drawn.Estimate(lambda);
            var (zero, one) = (drawn.Spread(0), drawn.Spread(1));
            double[] expected = [Math.Sqrt(zero), Math.Sqrt(zero + one)];

            // Predictions may shorten an interval, and the population that rows are drawn from stays.
            foreach (var (target, k) in fit.Targets.Select((target, k) => (target, k)))
                Assert.InRange(target.StandardError / expected[k], lambda == LambdaPolicy.None ? 0.98 : 0.4, 1.25);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Their_intervals_hold_the_truth_as_often_as_they_say(bool isLinear)
    {
        const int Trials = 300;
        var held = new int[4];
        for (var trial = 0; trial < Trials; trial++)
        {
            var drawn = new Draw(isLinear, 1000 + trial);
            foreach (var (lambda, of) in new LambdaPolicy[] { LambdaPolicy.None, LambdaPolicy.OptimalFor(1) }.Select((lambda, of) => (lambda, of)))
            {
                var fit = drawn.Estimate(lambda);
                for (var k = 0; k < 2; k++) held[(2 * of) + k] += fit.Targets[k].Holds(drawn.Truth[k]) ? 1 : 0;
            }
        }

        // The exact binomial interval of 99.9 % reaches the level, or lies above it.
        Assert.All(held, count => Assert.True(new Binomial(0.9, Trials).CumulativeDistribution(count) > 0.0005, string.Join(' ', held)));
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private sealed class Draw
    {
        private readonly bool isLinear;
        private readonly double[] group = [.. Enumerable.Range(0, Rows).Select(row => (double)(row % 2))];
        private readonly double[] human = new double[Rows];
        private readonly double[] said = new double[Rows];
        private readonly bool[] labelled = new bool[Rows];

        public Draw(bool isLinear, int seed)
        {
            var random = new Random(seed);
            this.isLinear = isLinear;
            for (var row = 0; row < Rows; row++)
            {
                var shape = Gamma.Sample(random, 20, 20);
                human[row] = isLinear ? (shape - 1) * (group[row] == 0 ? 1 : 1000) : Math.Round(shape * (group[row] == 0 ? 1e3 : 1e9));
                said[row] = human[row] * Math.Exp(0.1 * Normal.Sample(random, 0, 1));
            }

            foreach (var row in Enumerable.Range(0, Rows).OrderBy(_ => random.NextDouble()).Take(Labels)) labelled[row] = true;
            Truth = isLinear ? [0, 0] : [Math.Log(1e3), Math.Log(1e6)];
        }

        public double[] Truth { get; }

        public RectifiedFit Estimate(LambdaPolicy lambda)
        {
            var sample = new RectifiedSample(Features(human), Features(said), labelled, All(Rows, Labels / (double)Rows), SampleDraw.FixedSize)
                { Map = FeatureMap.Number(0) };
            var options = Options(lambda) with { Interval = IntervalRule.FiniteSample };
            var columns = Columns(All(Rows, 1.0), group);
            return isLinear
                ? Fit<Glm<Gaussian, Size2>>(columns, sample, options, Coefficients(2, Scale.Coefficient))
                : Fit<Glm<PoissonCount, Size2>>(columns, sample, options, Coefficients(2, Scale.Coefficient));
        }

        // Variance of a group's mean, or of its logarithm.
        public double Spread(int of)
        {
            double[] own = [.. Enumerable.Range(0, Rows).Where(row => labelled[row] && group[row] == of).Select(row => human[row])];
            return Math.Pow(Deviation(own) / (isLinear ? 1 : own.Average()), 2) / own.Length;
        }
    }
}
