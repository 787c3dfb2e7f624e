using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Draws from strata: numbers that are fixed before the draw, equal π within a stratum, and a variance within strata.</summary>
public sealed class StratifiedDesignTests
{
    [Fact]
    public void Every_stratum_has_its_share_of_the_labels_in_one_round()
    {
        var corpus = new SyntheticStudy(1000);
        var sample = SyntheticStudy.Draw(corpus.Problem(), SyntheticStudy.Plan(SamplingDesign.Stratified, 150));
        var ones = corpus.X.Count(value => value == 1);
        var drawn = Enumerable.Range(0, 1000).Count(row => corpus.X[row] == 1 && sample.Labelled.Span[row]);
        Assert.Equal((int)Math.Round(0.15 * ones), drawn);
        Assert.Equal(150, Assert.Single(sample.Rounds).Drawn.Count);
        Assert.Equal(corpus.X.Select(value => (int)value), sample.Groups.ToArray());
        Assert.All(sample.Blocks.ToArray(), block => Assert.Equal(0, block));
        Assert.All(Enumerable.Range(0, 1000), row =>
            Assert.Equal(corpus.X[row] == 1 ? drawn / (double)ones : (150.0 - drawn) / (1000 - ones), sample.Probabilities.Span[row], 1e-12));
    }

    // 3 of 8 rows, 2 of 5 and both of 2: within a stratum two rows are drawn together with n(n − 1)/(N(N − 1)), across strata independently.
    [Fact]
    public void Over_many_seeds_rows_and_pairs_are_drawn_as_often_as_the_design_says()
    {
        const int Seeds = 6000;
        int[] strata = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2];
        var corpus = new SyntheticStudy(strata.Length) { Strata = strata };
        var study = corpus.ShareOnly();
        var sampling = new AdaptiveSampling(study);
        var pairs = new int[strata.Length, strata.Length];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var sample = (DrawnSample)sampling.Draw(SyntheticStudy.Plan(SamplingDesign.Stratified, 7, (ulong)seed), study.Labels);
            var drawn = Enumerable.Range(0, strata.Length).Where(row => sample.Labelled.Span[row]).ToList();
            Assert.Equal([3, 2, 2], Enumerable.Range(0, 3).Select(stratum => drawn.Count(row => strata[row] == stratum)));
            foreach (var one in drawn) foreach (var other in drawn) pairs[one, other]++;
        }

        (double Drawn, double All)[] sizes = [(3, 8), (2, 5), (2, 2)];
        for (var one = 0; one < strata.Length; one++)
        {
            for (var other = 0; other < strata.Length; other++)
            {
                var (own, its) = (sizes[strata[one]], sizes[strata[other]]);
                var chance = one == other ? own.Drawn / own.All
                    : strata[one] == strata[other] ? own.Drawn * (own.Drawn - 1) / (own.All * (own.All - 1))
                    : own.Drawn / own.All * (its.Drawn / its.All);

                // Of 120 binomial shares none strays by five standard deviations.
                Assert.InRange(pairs[one, other] / (double)Seeds, chance - (5 * Spread(chance)), chance + (5 * Spread(chance)));
            }
        }

        static double Spread(double chance) => Math.Sqrt(chance * (1 - chance) / Seeds);
    }

    // Cochran (1977), (5.12): Σ Wₕ² (1 − fₕ) sₕ²/nₕ, and for a population the variance of the corpus beside it.
    [Theory]
    [InlineData(DesignKind.Stratified)]
    [InlineData(DesignKind.Neyman)]
    public void The_variance_of_a_mean_in_the_corpus_is_the_textbook_s(DesignKind kind)
    {
        var corpus = new SyntheticStudy(600) { Strata = [.. Enumerable.Range(0, 600).Select(row => row % 7)] };
        var study = corpus.ShareOnly();
        var plan = SyntheticStudy.Plan(SamplingDesign.Of(kind), 120) with { BurnIn = new(0), Rounds = 1 };
        var sample = SyntheticStudy.Draw(study, plan);
        var (mean, variance) = (0.0, 0.0);
        foreach (var stratum in Enumerable.Range(0, 600).GroupBy(row => corpus.Strata[row]))
        {
            double[] values = [.. stratum.Where(row => sample.Labelled.Span[row]).Select(row => corpus.Human[row])];
            var (weight, rate) = (stratum.Count() / 600.0, values.Length / (double)stratum.Count());
            var own = values.Average();
            mean += weight * own;
            variance += weight * weight * (1 - rate) * values.Sum(value => (value - own) * (value - own)) / (values.Length - 1) / values.Length;
        }

        var estimation = new StudyEstimation(study, 1);
        var options = estimation.OptionsFor(0, EstimationMethod.HumanOnly, new(Generalise.Corpus, 0.1));
        var fit = Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, EstimationMethod.HumanOnly, options));
        Assert.Equal(mean, fit.Parameters[0], 1e-12);
        Assert.Equal(variance, fit.Covariance[0], 1e-12);
    }

    [Fact]
    public void One_stratum_is_a_uniform_draw()
    {
        var corpus = new SyntheticStudy(500) { Strata = new int[500] };
        var stratified = SyntheticStudy.Draw(corpus.Problem(), SyntheticStudy.Plan(SamplingDesign.Stratified, 90));
        var uniform = SyntheticStudy.Draw(corpus.Problem(), SyntheticStudy.Plan(SamplingDesign.Uniform, 90));
        Assert.Equal(uniform.Labelled.ToArray(), stratified.Labelled.ToArray());
        Assert.All(stratified.Probabilities.ToArray(), chance => Assert.Equal(90.0 / 500, chance, 1e-14));
        Assert.Equal(uniform.Groups.ToArray(), stratified.Groups.ToArray());
    }

    [Theory]
    [InlineData(DesignKind.Stratified)]
    [InlineData(DesignKind.Neyman)]
    public void The_order_of_the_rows_does_not_matter(DesignKind kind)
    {
        var corpus = new SyntheticStudy(400) { Strata = [.. Enumerable.Range(0, 400).Select(row => row % 3)] };
        int[] order = [.. Enumerable.Range(0, 400).OrderBy(row => (row * 7919) % 401)];
        var turned = new SyntheticStudy(400)
        {
            Keys = Turn(corpus.Keys), X = Turn(corpus.X), Human = Turn(corpus.Human), Machine = Turn(corpus.Machine), Confidence = Turn(corpus.Confidence),
            Strata = Turn(corpus.Strata),
        };
        var plan = SyntheticStudy.Plan(SamplingDesign.Of(kind), 120);
        var (one, other) = (SyntheticStudy.Draw(corpus.Problem(), plan), SyntheticStudy.Draw(turned.Problem(), plan));
        Assert.Equal(Turn(one.Labelled.ToArray()), other.Labelled.ToArray());
        Assert.Equal(Turn(one.Groups.ToArray()), other.Groups.ToArray());
        Assert.Equal(Turn(one.Probabilities.ToArray()), other.Probabilities.ToArray());

        T[] Turn<T>(T[] values) => Array.ConvertAll(order, row => values[row]);
    }

    [Fact]
    public void Fewer_labels_than_two_for_each_stratum_of_a_block_are_refused()
    {
        var corpus = new SyntheticStudy(300) { Strata = [.. Enumerable.Range(0, 300).Select(row => row % 30)] };
        var study = corpus.ShareOnly();
        var sampling = new AdaptiveSampling(study);
        Assert.Equal(new SamplingFailure.StrataExceedLabels(30, new Labels(60), new Labels(59), 0),
            sampling.Draw(SyntheticStudy.Plan(SamplingDesign.Stratified, 59), study.Labels));
        Assert.IsType<DrawnSample>(sampling.Draw(SyntheticStudy.Plan(SamplingDesign.Stratified, 60), study.Labels));

        // A burn-in of a fifth of 200 labels has 40.
        var few = Assert.IsType<SamplingFailure.StrataExceedLabels>(sampling.Draw(SyntheticStudy.Plan(SamplingDesign.Neyman, 200), study.Labels));
        Assert.Equal((new Labels(40), 0), (few.Labels, few.Block));
    }

    [Fact]
    public void Texts_that_were_answered_stand_for_the_others_of_their_stratum()
    {
        var corpus = new SyntheticStudy(300);
        var sample = SyntheticStudy.Draw(corpus.ShareOnly(), SyntheticStudy.Plan(SamplingDesign.Stratified, 90));
        int[] ones = [.. Enumerable.Range(0, 300).Where(row => corpus.X[row] == 1)];
        int[] drawn = [.. ones.Where(row => sample.Labelled.Span[row])];
        Assert.True(AnsweredSample.TryWeigh(Without(drawn[..1]), 0, out var weighted, out _));
        Assert.All(Enumerable.Range(0, 300), row => Assert.Equal(
            corpus.X[row] == 1 ? (drawn.Length - 1.0) / ones.Length : sample.Probabilities.Span[row], weighted.Probabilities.Span[row], 1e-12));
        Assert.Equal(89, weighted.Labelled.Span.Count(true));
        Assert.Equal(sample.Groups.ToArray(), weighted.Groups.ToArray());

        // Of a whole stratum nobody can say: the other stands for all. Where nobody can say anything, nothing does.
        Assert.True(AnsweredSample.TryWeigh(Without(drawn), 0, out weighted, out _));
        Assert.All(weighted.Groups.ToArray(), group => Assert.Equal(0, group));
        Assert.Equal(300, Enumerable.Range(0, 300).Where(row => weighted.Labelled.Span[row]).Sum(row => 1 / weighted.Probabilities.Span[row]), 1e-9);
        Assert.False(AnsweredSample.TryWeigh(Without([.. Enumerable.Range(0, 300).Where(row => sample.Labelled.Span[row])]), 0, out _, out var silent));
        Assert.Equal(0, silent);

        DrawnSample Without(int[] rows) =>
            sample with { CannotSay = [Enumerable.Range(0, 300).Select(row => Array.IndexOf(rows, row) >= 0).ToArray()] };
    }

    [Fact]
    public void Without_strata_or_with_independent_draws_there_is_no_such_plan()
    {
        var study = new SyntheticStudy(100).ShareOnly();
        var plan = SyntheticStudy.Plan(SamplingDesign.Stratified, 20);
        Assert.Throws<ArgumentException>(() => new AdaptiveSampling(study).Refusal(plan with { Draw = DrawMethod.Poisson }));
        Assert.Throws<ArgumentException>(() => new AdaptiveSampling(new StudyProblem(
            study.Problem.Keys, study.Problem.Variables, study.Estimands, study.Problem.Predictors)).Refusal(plan));
        Assert.Throws<ArgumentException>(() => new StudyProblem(study.Problem.Keys, study.Problem.Variables, study.Estimands, study.Problem.Predictors)
        {
            Strata = Enumerable.Repeat(-1, 100).ToArray(),
        });
    }
}
