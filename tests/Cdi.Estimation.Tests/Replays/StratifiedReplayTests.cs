using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>Draws from strata of very different spread: intervals cover, budgets hold, and errors are those that the textbook promises.</summary>
public sealed class StratifiedReplayTests
{
    // Three strata of 540, 270 and 90 rows with shares .03, .5 and .9.
    private static readonly double[] Shares = [0.03, 0.5, 0.9];

    [Theory]
    [InlineData(DesignKind.Stratified, Generalise.Corpus)]
    [InlineData(DesignKind.Stratified, Generalise.Population)]
    [InlineData(DesignKind.Neyman, Generalise.Corpus)]
    [InlineData(DesignKind.Neyman, Generalise.Population)]
    public void Intervals_cover_and_the_budget_holds(DesignKind kind, Generalise generalise)
    {
        var cells = Replay(SamplingDesign.Of(kind), generalise, 400);

        // 400 trials at .9: four standard deviations are .06.
        Assert.All(cells, cell => Assert.True(cell.Coverage.Share > 0.84, $"{cell.Method} {cell.Coverage.Share}"));
        Assert.All(cells, cell => Assert.Equal(150, cell.LabelsMaximum));
        Assert.All(cells, cell => Assert.Equal(0, cell.Failures));
    }

    [Fact]
    public void Errors_are_those_of_the_allocation()
    {
        double Error(SamplingDesign design) => Replay(design, Generalise.Corpus, 600)[0].RootMeanSquaredError.Value;
        var (uniform, stratified) = (Error(SamplingDesign.Uniform), Error(SamplingDesign.Stratified));

        // √(Σ Wₕ² (1 − fₕ) sₕ²/nₕ), nₕ = 150 Wₕ; a standard deviation of 600 trials errs by 3 %, four of which are 12 %.
        var corpus = Corpus();
        var promised = Math.Sqrt(Enumerable.Range(0, 900).GroupBy(row => corpus.Strata?[row]).Sum(stratum =>
        {
            var (weight, mean) = (stratum.Count() / 900.0, stratum.Average(row => corpus.Human[row]));
            return weight * weight * (1 - (150 / 900.0)) * (stratum.Count() / (stratum.Count() - 1.0)) * mean * (1 - mean) / (150 * weight);
        }));
        Assert.InRange(stratified / promised, 0.88, 1.12);
        Assert.True(stratified < 0.85 * uniform, $"{stratified} {uniform}");
        Assert.True(Error(SamplingDesign.Neyman) < 1.02 * stratified);
    }

    [Fact]
    public void Labels_go_where_the_burn_in_saw_errors()
    {
        var study = Corpus().ShareOnly();
        var sample = SyntheticStudy.Draw(study, Plan(SamplingDesign.Neyman));
        double Rate(int stratum, int block) => Enumerable.Range(0, 900)
            .Where(row => study.Problem.Strata.Span[row] == stratum && sample.Blocks.Span[row] == block).Average(row => sample.Probabilities.Span[row]);

        // Nothing is known before the burn-in: a sixth of each stratum but for whole numbers; then S is .17 and .5.
        Assert.All(Enumerable.Range(0, 3), stratum => Assert.InRange(Rate(stratum, 0), 0.13, 0.24));
        Assert.True(Rate(1, 1) > 1.5 * Rate(0, 1), $"{Rate(0, 1)} {Rate(1, 1)}");
    }

    private static SyntheticStudy Corpus()
    {
        var corpus = new SyntheticStudy(900);
        int[] strata = [.. Enumerable.Range(0, 900).Select(row => row % 10 < 6 ? 0 : row % 10 < 9 ? 1 : 2)];
        double Uniform(int row, int use) => new CounterRandom(3, RandomPurpose.Resample, use).Uniform(corpus.Keys[row]);
        corpus.Strata = strata;
        corpus.Human = [.. strata.Select((stratum, row) => Uniform(row, 5) < Shares[stratum] ? 1.0 : 0)];
        corpus.Machine = [.. corpus.Human.Select((value, row) => Uniform(row, 6) < 0.2 ? 1 - value : value)];
        return corpus;
    }

    private static SamplingPlan Plan(SamplingDesign design) => SyntheticStudy.Plan(design, 150) with { BurnIn = new(50), Rounds = 1 };

    private static List<ReplayCell> Replay(SamplingDesign design, Generalise generalise, int trials) =>
        [.. Assert.IsType<ReplayResult>(Corpus().ShareOnly().Replay.Run(new ReplaySettings
        {
            Name = "strata of different spread",
            Trials = trials,
            Threads = 2,
            Plan = Plan(design),
            Methods = [EstimationMethod.HumanOnly, EstimationMethod.Calibrated],
            Inference = new InferenceSettings(generalise, 0.1),
        })).Cells];
}
