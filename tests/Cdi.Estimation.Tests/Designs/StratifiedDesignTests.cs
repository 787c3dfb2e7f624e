using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>A stratified design is one class: blocks are the design's, and draw, fold and variance take them as they are.</summary>
public sealed class StratifiedDesignTests
{
    private static readonly ProportionalStrata Design = new();

    [Fact]
    public void Every_stratum_has_its_share_of_the_labels()
    {
        var corpus = new SyntheticStudy(1000);
        var sample = SyntheticStudy.Draw(corpus.Problem(), SyntheticStudy.Plan(Design, 150));
        Assert.Same(Design, sample.Design);
        var ones = Enumerable.Range(0, 1000).Count(row => corpus.X[row] == 1);
        var drawn = Enumerable.Range(0, 1000).Count(row => corpus.X[row] == 1 && sample.Labelled.Span[row]);
        Assert.Equal((int)Math.Round(0.15 * ones), drawn);
        Assert.Equal([150 - drawn, drawn], sample.Rounds.Select(round => round.Drawn.Count));
        Assert.Equal(sample.Blocks.ToArray(), corpus.X.Select(value => (int)value));
        Assert.All(Enumerable.Range(0, 1000), row =>
            Assert.Equal(corpus.X[row] == 1 ? drawn / (double)ones : (150.0 - drawn) / (1000 - ones), sample.Probabilities.Span[row], 1e-12));
    }

    // A report says them in place of a burn-in and rounds; a design cannot have the blocks without the words.
    [Fact]
    public void Its_blocks_have_words_and_those_of_others_are_at_random()
    {
        Assert.Equal("Labels were allocated to groups in proportion to their texts.", Design.BlocksInWords);
        Assert.All(SamplingDesign.All, design => Assert.Null(design.BlocksInWords));
    }

    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void Its_replay_covers(Generalise generalise)
    {
        var result = Assert.IsType<ReplayResult>(new SyntheticStudy(1000).Problem().Replay.Run(Settings(Design, generalise)));

        // 300 trials at .9: four standard deviations are .069.
        Assert.All(result.Cells, cell => Assert.True(cell.Coverage.Share > 0.9 - 0.069, $"{cell.Estimand} {cell.Method} {cell.Coverage.Share}"));
        Assert.All(result.Cells, cell => Assert.Equal(150, cell.LabelsMaximum));

        // In a tenth of the labels, fifteen, all may say the same once in a while: then a slope has no estimate.
        Assert.All(result.Cells, cell => Assert.InRange(cell.Failures, 0, 3));
    }

    [Fact]
    public void Strata_that_differ_give_a_share_a_smaller_error_than_a_uniform_draw_and_intervals_know_it()
    {
        // P(v = 1) is 0 and 1 in strata of one half: nothing is left to chance.
        var corpus = new SyntheticStudy(400);
        corpus.X = [.. Enumerable.Range(0, 400).Select(row => row % 2.0)];
        corpus.Human = [.. corpus.X];
        double Width(SamplingDesign design) => Assert.Single(Assert.IsType<ReplayResult>(corpus.ShareOnly().Replay.Run(
            Settings(design, Generalise.Corpus) with { Trials = 30, Methods = [EstimationMethod.HumanOnly], Plan = SyntheticStudy.Plan(design, 80) })).Cells)
            .RootMeanSquaredError.Value;
        Assert.Equal(0, Width(Design), 1e-12);
        Assert.InRange(Width(SamplingDesign.Uniform), 0.02, 0.2);
    }

    private static ReplaySettings Settings(SamplingDesign design, Generalise generalise) => new()
    {
        Name = "strata",
        Trials = 300,
        Threads = 2,
        Plan = SyntheticStudy.Plan(design, 150),
        Methods = [EstimationMethod.HumanOnly, EstimationMethod.Calibrated],
        Inference = new InferenceSettings(generalise, 0.1),
    };
}
