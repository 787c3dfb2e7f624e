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

    [Fact]
    public void Labels_of_one_weight_have_the_deviation_of_all()
    {
        double[] values = [.. Enumerable.Range(0, 50).Select(k => (double)(k * k % 13))];
        Assert.All(LocalDeviations.Of(All(50, -0.3), values, 7), deviation => Assert.Equal(Deviation(values), deviation, 1e-12));
        Assert.All(LocalDeviations.Of(All(20, 0.3), values.AsSpan(0, 20), 7), deviation => Assert.Equal(7, deviation));
    }

    [Fact]
    public void A_group_of_twenty_has_its_own_deviation_and_a_smaller_one_that_of_those_beside_it()
    {
        double[] small = [.. Enumerable.Range(0, 25).Select(k => k % 5 * 1e-3)];
        double[] large = [.. Enumerable.Range(0, 30).Select(k => k % 7 * 1e3)];
        double[] slopes = [.. All(25, 1.0), .. All(30, -1e-6)];
        var both = LocalDeviations.Of(slopes, (double[])[.. small, .. large], 500);
        Assert.All(both[..25], deviation => Assert.Equal(Deviation(small), deviation, 1e-12));
        Assert.All(both[25..], deviation => Assert.Equal(Deviation(large), deviation, 1e-9));

        double[] few = [.. small[..12], .. large];
        Assert.All(LocalDeviations.Of(slopes.AsSpan(13), few, 500)[..12], deviation => Assert.Equal(Deviation(few), deviation, 1e-9));
    }

    [Fact]
    public void Equal_labels_and_labels_without_weight_show_no_deviation_of_their_own()
    {
        double[] slopes = [.. All(25, 1.0), .. All(30, 1e-6), .. All(5, 0.0)];
        double[] values = [.. All(25, 4.0), .. Enumerable.Range(0, 35).Select(k => (double)(k % 7))];
        var found = LocalDeviations.Of(slopes, values, 3);
        Assert.All(found[..25].Concat(found[55..]), deviation => Assert.Equal(3, deviation));
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
            var options = Options(lambda);
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
