using Cdi.Estimation.Designs;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Draws many samples of fixed size from one corpus in blocks, with π in proportion to sizes, and compares the estimated variance of a mean with
/// that over draws.</summary>
/// <param name="Rows">Rows of the corpus.</param>
/// <param name="Fraction">Share of them that is labelled.</param>
/// <param name="Rounds">Blocks after a burn-in of a tenth of the labels.</param>
/// <param name="Outcome">How outcomes depend on sizes.</param>
public sealed record DrawSimulation(int Rows, double Fraction, int Rounds, DrawnOutcome Outcome)
{
    private const double Tau = 0.1;

    private static readonly Target Mean = Target.Coefficient(0, "mean", Scale.Mean, 1);

    /// <summary>The ratio of the mean estimated variance to the variance of the estimates, over corpora and draws.</summary>
    /// <returns>The ratio, the ratio of the estimator m/(m − 1) within blocks that this one replaced, the chance left, Σπ(1 − π), coverage of the 95 %
    /// intervals given, and the share withheld.</returns>
    public (double Ratio, double Replaced, double Chance, double Coverage, double Withheld) Run(int corpora, int draws, int seed)
    {
        var random = new Random(seed);
        var (estimated, replaced, actual, chance) = (0.0, 0.0, 0.0, 0.0);
        var (covered, given) = (0, 0);
        for (var corpus = 0; corpus < corpora; corpus++)
        {
            var (means, keys) = (new double[draws], new RowKey[Rows]);
            for (var row = 0; row < Rows; row++) keys[row] = RowKey.FromRowNumber(row);
            var (sizes, outcomes) = Corpus(random);
            var (blocks, probabilities, strata) = Plan(keys, sizes, (ulong)random.NextInt64());
            chance += probabilities.Sum(each => each * (1 - each)) / corpora;
            var estimator = new RectifiedEstimator(new MEstimator<Glm<Gaussian, Size1>>());
            var truth = outcomes.Average();
            for (var draw = 0; draw < draws; draw++)
            {
                var labelled = Draw(keys, blocks, probabilities, (ulong)random.NextInt64());
                var sample = new RectifiedSample(SimulatedFeatures.Of(outcomes), SimulatedFeatures.Of(new double[Rows]), labelled, probabilities,
                    SampleDraw.FixedSizeWithin(strata));
                var options = new EstimationOptions { Generalise = Generalise.Corpus, Alpha = 0.05, Lambda = LambdaPolicy.Full,
                    Interval = IntervalRule.FiniteSample };
                var fit = (RectifiedFit)estimator.Estimate(new Covariates(SimulatedFeatures.Filled(Rows, 1.0), Rows), sample, [Mean], options);
                if (!fit.Targets[0].IsWithheld) given++;
                if (fit.Targets[0].Holds(truth)) covered++;
                means[draw] = fit.Parameters[0];
                estimated += fit.Covariance[0] / draws;
                replaced += BlockFormula(outcomes, labelled, probabilities, strata) / draws;
            }

            actual += means.Sum(mean => Math.Pow(mean - means.Average(), 2)) / (draws - 1);
        }

        return (estimated / actual, replaced / actual, chance, covered / (double)given, 1 - (given / (double)(corpora * draws)));
    }

    private (double[] Sizes, double[] Outcomes) Corpus(Random random)
    {
        double[] sizes = [.. Enumerable.Range(0, Rows).Select(_ => Math.Exp(0.7 * Normal(random)))];
        return (sizes, [.. sizes.Select(size => Outcome switch
        {
            DrawnOutcome.InProportion => size * Normal(random),
            DrawnOutcome.Shifted => 1 + (size * Normal(random)),
            DrawnOutcome.Unrelated => Normal(random),
            DrawnOutcome.Rare => (random.NextDouble() < 0.05 * size ? 1 : 0) + (0.001 * Normal(random)),
            _ => throw new InvalidOperationException($"{Outcome} is no outcome."),
        })]);
    }

    private (IReadOnlyList<SamplingBlock> Blocks, double[] Probabilities, int[] Strata) Plan(RowKey[] keys, double[] sizes, ulong seed)
    {
        var labels = new Labels((int)Math.Round(Rows * Fraction));
        var plan = new SamplingPlan { Design = SamplingDesign.Leverage, Budget = labels, BurnIn = new Labels(labels.Count / 10), Rounds = Rounds, Tau = Tau,
            Seed = seed };
        var blocks = BlockSchedule.Create(keys, [.. Enumerable.Range(0, Rows)], plan, labels);
        var (probabilities, strata) = (new double[Rows], new int[Rows]);
        foreach (var (number, block) in blocks.Index())
        {
            var own = new double[block.Rows.Length];
            InclusionProbabilities.Solve([.. block.Rows.Select(row => sizes[row])], block.Labels, Tau, own);
            for (var i = 0; i < own.Length; i++) (probabilities[block.Rows[i]], strata[block.Rows[i]]) = (own[i], number);
        }

        return (blocks, probabilities, strata);
    }

    private static bool[] Draw(RowKey[] keys, IReadOnlyList<SamplingBlock> blocks, double[] probabilities, ulong seed)
    {
        var labelled = new bool[probabilities.Length];
        foreach (var (number, block) in blocks.Index())
        {
            var drawn = new bool[block.Rows.Length];
            PivotalDraw.Draw(keys, block.Rows.AsSpan(), [.. block.Rows.Select(row => probabilities[row])], new CounterRandom(seed, RandomPurpose.Draw, number),
                drawn);
            for (var i = 0; i < drawn.Length; i++) labelled[block.Rows[i]] = drawn[i];
        }

        return labelled;
    }

    // m/(m − 1) Σ (1 − π)(d/π − B)² within each block, as before.
    private static double BlockFormula(double[] outcomes, bool[] labelled, double[] probabilities, int[] strata)
    {
        var total = 0.0;
        foreach (var block in Enumerable.Range(0, outcomes.Length).Where(row => labelled[row] && probabilities[row] < 1).GroupBy(row => strata[row]))
        {
            var rows = block.ToList();
            var spare = rows.Sum(row => 1 - probabilities[row]);
            var centre = rows.Count > 1 ? rows.Sum(row => (1 - probabilities[row]) * outcomes[row] / probabilities[row]) / spare : 0;
            var sum = rows.Sum(row => (1 - probabilities[row]) * Math.Pow((outcomes[row] / probabilities[row]) - centre, 2));
            total += rows.Count > 1 ? sum * rows.Count / (rows.Count - 1) : sum;
        }

        return total / ((double)outcomes.Length * outcomes.Length);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
