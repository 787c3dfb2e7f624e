using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using MathNet.Numerics.Distributions;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Few labels of small numbers beside many of large ones, counts about 10³ and 10⁹: the errors are of their own labels, however few.</summary>
public sealed class UnevenGroupsTests
{
    private const int Labels = 80;
    private const int Copies = 5;

    private static readonly double[] Truth = [Math.Log(1e3), Math.Log(1e6)];
    private static readonly LambdaPolicy[] Policies = [LambdaPolicy.None, LambdaPolicy.Full, LambdaPolicy.OptimalFor(1)];

    // Few labels leave open how far another may lie: by so much more than the sandwich says, and by no step at twenty.
    [Theory]
    [InlineData(5, 2.1)]
    [InlineData(10, 1.35)]
    [InlineData(15, 1.2)]
    [InlineData(19, 1.12)]
    [InlineData(20, 1.12)]
    [InlineData(75, 1.5)]
    public void Errors_are_those_of_the_sandwich_of_each_group(int small, double most)
    {
        var above = new double[Policies.Length];
        for (var seed = 0; seed < 10; seed++)
        {
            var drawn = new Draw(small, seed);
            for (var of = 0; of < Policies.Length; of++)
            {
                var targets = drawn.Estimate(Policies[of]).Targets;
                var (zero, one) = (drawn.Variance(0, Policies[of]), drawn.Variance(1, Policies[of]));
                double[] ratios = [targets[0].StandardError / Math.Sqrt(zero), targets[1].StandardError / Math.Sqrt(zero + one)];
                Assert.All(ratios, ratio => Assert.InRange(ratio, 0.9, 3 * most));
                above[of] += ratios[1] / 10;
            }
        }

        Assert.All(above, mean => Assert.InRange(mean, 0.95, most));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(19)]
    public void Their_intervals_hold_the_truth_as_often_as_they_say(int small)
    {
        const int Trials = 120;
        var held = new int[2 * Policies.Length];
        for (var trial = 0; trial < Trials; trial++)
        {
            var drawn = new Draw(small, 1000 + trial);
            for (var of = 0; of < Policies.Length; of++)
            {
                var targets = drawn.Estimate(Policies[of]).Targets;
                for (var k = 0; k < 2; k++) held[(2 * of) + k] += targets[k].Holds(Truth[k]) ? 1 : 0;
            }
        }

        // The exact binomial interval of 99.9 % reaches the level, or lies above it.
        Assert.All(held, count => Assert.True(new Binomial(0.9, Trials).CumulativeDistribution(count) > 0.0005, string.Join(' ', held)));
    }

    private sealed class Draw
    {
        private readonly double[] group;
        private readonly double[] human;
        private readonly double[] said;
        private readonly bool[] labelled;

        // The first of each five texts is labelled, so that a group has as many labels as it is said to.
        public Draw(int small, int seed)
        {
            var random = new Random(seed);
            group = [.. Enumerable.Range(0, Labels * Copies).Select(row => row / Copies < small ? 0.0 : 1)];
            human = [.. group.Select(of => Math.Round(Gamma.Sample(random, 20, 20) * (of == 0 ? 1e3 : 1e9)))];
            said = [.. human.Select(value => value * Math.Exp(0.1 * Normal.Sample(random, 0, 1)))];
            labelled = [.. group.Select((_, row) => row % Copies == 0)];
        }

        public RectifiedFit Estimate(LambdaPolicy lambda)
        {
            var sample = new RectifiedSample(Features(human), Features(said), labelled, All(human.Length, 1.0 / Copies), SampleDraw.FixedSize)
                { Map = FeatureMap.Number(0) };
            var options = Options(lambda) with { Interval = IntervalRule.FiniteSample };
            return Fit<Glm<PoissonCount, Size2>>(Columns(All(human.Length, 1.0), group), sample, options, Coefficients(2, Scale.Coefficient));
        }

        // Of the logarithm of a group's mean: that of its texts, and that of what labels differ from λ times what was said.
        public double Variance(int of, LambdaPolicy policy)
        {
            int[] own = [.. Enumerable.Range(0, human.Length).Where(row => group[row] == of)];
            int[] read = [.. own.Where(row => labelled[row])];
            var mean = read.Average(row => human[row]);
            return Lambdas(policy).Min(lambda => (Square([.. read.Select(row => human[row])]) / own.Length)
                + (Square([.. read.Select(row => human[row] - (lambda * said[row]))]) * ((1.0 / read.Length) - (1.0 / own.Length)))) / (mean * mean);
        }

        private static IEnumerable<double> Lambdas(LambdaPolicy policy) =>
            policy is LambdaPolicy.Fixed only ? [only.Value] : Enumerable.Range(0, 11).Select(k => k / 10.0);

        private static double Square(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / values.Length;
    }
}
