using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;
using static Cdi.Estimation.Tests.Rectification.Samples;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Thousands of tiny random problems, most of them degenerate: every one ends in finite numbers or in a reason.</summary>
public class TinyProblemTests
{
    private static readonly VarianceEstimator[] Variances = [VarianceEstimator.Sandwich, VarianceEstimator.ClusterCR0, VarianceEstimator.ClusterCR1,
        VarianceEstimator.ClusterCR2];

    [Fact]
    public void Least_squares() => Check<Glm<Gaussian, Size3>>(random => Math.Round(random.NextDouble() * 4, 1));

    [Fact]
    public void Logistic_regression() => Check<Glm<Bernoulli, Size3>>(random => random.Next(2));

    [Fact]
    public void Poisson_regression() => Check<Glm<PoissonCount, Size3>>(random => random.Next(4) * random.Next(4));

    private static void Check<TKernel>(Func<Random, double> label)
        where TKernel : struct, IMEstimator
    {
        var random = new Random(2025);
        var estimator = new RectifiedEstimator(new MEstimator<TKernel>());
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var trial = 0; trial < 1500; trial++)
        {
            var rows = 3 + random.Next(14);
            var (columns, sample) = RandomSample(random, rows, label);
            var outcome = estimator.Estimate(columns, sample, Coefficients(3), RandomOptions(random));
            var name = outcome.GetType().Name;
            reasons[name] = reasons.GetValueOrDefault(name) + 1;
            if (outcome is RectifiedFit fit) CheckFinite(fit, trial);
        }

        // Fits and failures both occur, or the test tests nothing.
        Assert.True(reasons.GetValueOrDefault(nameof(RectifiedFit)) > 100, string.Join(", ", reasons));
        Assert.True(reasons.Count > 3, string.Join(", ", reasons));
        Assert.True(reasons.GetValueOrDefault(nameof(SolveFailure.NoConvergence)) + reasons.GetValueOrDefault(nameof(SolveFailure.NoDescent)) <= 15,
            string.Join(", ", reasons));
    }

    private static void CheckFinite(RectifiedFit fit, int trial)
    {
        double[] numbers = [.. fit.Parameters, .. fit.Covariance, fit.Lambda, .. fit.Targets.SelectMany(Numbers)];
        Assert.True(numbers.All(double.IsFinite), $"trial {trial}: {string.Join(" ", numbers)}");
        Assert.All(fit.Targets.Where(target => !target.IsWithheld), target => Assert.InRange(target.PValue ?? -1, 0, 1));
        Assert.All(fit.Targets.Where(target => target.IsWithheld), target => Assert.Equal((null, null, null), (target.Upper, target.Statistic, target.PValue)));
        Assert.All(fit.Targets, target => Assert.False(double.IsNaN(target.EffectiveLabels ?? 0)));
        Assert.All(fit.Targets, target => Assert.False(target.Lower is double.NaN || target.Upper is double.NaN));
    }

    private static double[] Numbers(TargetEstimate target) => [target.Point, target.StandardError];

    private static (Covariates Columns, RectifiedSample Sample) RandomSample(Random random, int rows, Func<Random, double> label)
    {
        double[] Draw(Func<double> value) => [.. Enumerable.Range(0, rows).Select(_ => value())];
        var human = Draw(() => label(random));
        var predicted = Draw(() => random.Next(5) == 0 ? 0 : label(random));
        var probability = Draw(() => random.Next(3) == 0 ? 1 : 0.1 + (0.8 * random.NextDouble()));
        bool[] labelled = [.. probability.Select(chance => random.NextDouble() < chance)];
        int[] strata = [.. probability.Select(_ => random.Next(3))];
        var draw = random.Next(3) switch
        {
            0 => SampleDraw.Poisson,
            1 => SampleDraw.FixedSize,
            _ => SampleDraw.FixedSizeWithin(strata),
        };
        var columns = Columns(All(rows, 1.0), Draw(() => random.Next(2)), Draw(() => random.NextDouble()));
        var sample = new RectifiedSample(Features(human), Features(predicted), labelled, probability, draw) { Clusters = strata };
        return (columns, sample);
    }

    private static EstimationOptions RandomOptions(Random random)
    {
        LambdaPolicy[] policies = [LambdaPolicy.None, LambdaPolicy.Full, LambdaPolicy.OptimalTrace, LambdaPolicy.OptimalFor(1), new LambdaPolicy.Fixed(1.5)];
        return Options(policies[random.Next(policies.Length)], random.Next(2) == 0 ? Generalise.Corpus : Generalise.Population) with
        {
            Alternative = (Alternative)random.Next(3),
            Variance = Variances[random.Next(Variances.Length)],
            Form = random.Next(5) == 0 ? MomentForm.PredictionOnly : MomentForm.Rectified,
            InfluentialRows = random.Next(3),
        };
    }
}
