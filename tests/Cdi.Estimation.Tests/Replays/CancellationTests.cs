using Cdi.Estimation.Annotations;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Replays;

/// <summary>How much is still done after a cancellation: counted in blocks of rows, since time says more of the machine than of the code.</summary>
/// <remarks>A block has 16 384 rows, at 0.3 to 20 ns a row and pass (README, kernels) less than half a millisecond: what ends within a block ends within 50
/// ms.</remarks>
[Collection(nameof(PassTests))]
public sealed class CancellationTests
{
    // Five blocks, of which four are needed before a second thread joins.
    private const int Rows = (4 * RowBlock.MaximumCount) + 100;

    private static readonly SyntheticStudy Study = new(Rows);

    private static readonly SamplingPlan Plan = SyntheticStudy.Plan(SamplingDesign.Error, 400);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(23, 1)]
    [InlineData(4, 2)]
    [InlineData(23, 2)]
    public void Drawing_ends_within_a_block(int at, int threads) =>
        Ends(at, threads, problem => new AdaptiveSampling(problem).Draw(Plan, problem.Labels));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(9, 1)]
    [InlineData(4, 2)]
    [InlineData(11, 2)]
    public void Estimating_ends_within_a_block(int at, int threads)
    {
        var sample = SyntheticStudy.Draw(Counted(), Plan);
        Ends(at, threads, problem =>
        {
            var estimation = new StudyEstimation(problem, 1);
            return estimation.Estimate(0, sample, EstimationMethod.Calibrated,
                estimation.OptionsFor(0, EstimationMethod.Calibrated, Settings(Generalise.Population)));
        });
    }

    [Theory]
    [InlineData(Generalise.Corpus, 7)]
    [InlineData(Generalise.Corpus, 60)]
    [InlineData(Generalise.Population, 60)]
    public void A_replay_ends_within_a_block_of_each_thread(Generalise generalise, int at)
    {
        using var source = new CancellationTokenSource();
        using var count = BlockCount.Begin(source, at);
        var settings = new ReplaySettings
        {
            Name = "cancelled", Plan = Plan, Methods = [EstimationMethod.Calibrated], Inference = Settings(generalise), Trials = 8, Threads = 2,
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Counted().Replay.Run(settings, cancellation: source.Token));
        Assert.InRange(count.After, 0, 1);
    }

    [Fact]
    public void Other_threads_and_another_token_draw_the_same_sample()
    {
        using var source = new CancellationTokenSource();
        var (plain, bound) = (SyntheticStudy.Draw(Counted(), Plan), SyntheticStudy.Draw(Counted().Under(new(2, source.Token)), Plan));
        Assert.Equal(plain.Labelled.ToArray(), bound.Labelled.ToArray());
        Assert.Equal(plain.Probabilities.ToArray(), bound.Probabilities.ToArray());
    }

    [Fact]
    public void Calibrating_ends_before_the_next_fit()
    {
        var calibrator = new Calibrator(
            new PredictorColumns(OutcomeScale.Number, new double[] { 0, 1, 0, 1 }, default, default), cancellation: new CancellationToken(canceled: true));
        Assert.ThrowsAny<OperationCanceledException>(() => calibrator.Fit([0, 1], [0, 1], [1, 1]));
    }

    [Fact]
    public void Checking_a_design_ends_before_the_next_draw()
    {
        // One labelled row of each forty has z ≠ 0, too few for a smooth tail, and the π differ, so that draws are repeated.
        var (labelled, probabilities) = (new bool[400], new double[400]);
        for (var row = 0; row < labelled.Length; row++) (labelled[row], probabilities[row]) = (row % 4 == 0, row % 2 == 0 ? 0.3 : 0.2);
        double[] rare = [.. Enumerable.Range(0, 400).Select(row => row % 40 == 0 ? 1.0 + row : 0)];
        DesignCheckResult Check(CancellationToken token) => DesignCheck.Of(new(DrawMethod.Poisson, probabilities), labelled, [new("rare", rare)], 1, token);

        Assert.Contains(Check(default).Variables, each => each.Tail == TailMethod.Redrawn);
        Assert.ThrowsAny<OperationCanceledException>(() => Check(new(canceled: true)));
    }

    private static void Ends(int at, int threads, Func<RecordedStudy, object> act)
    {
        using var source = new CancellationTokenSource();
        using var count = BlockCount.Begin(source, at);
        Assert.ThrowsAny<OperationCanceledException>(() => act(Counted().Under(new(threads, source.Token))));

        // Each thread beside the one that cancels may be in the middle of a block.
        Assert.Equal(at, count.Before);
        Assert.InRange(count.After, 0, threads - 1);
    }

    private static InferenceSettings Settings(Generalise generalise) => new(generalise, 0.1);

    /// <summary>The share of the corpus, by a kernel whose blocks are counted.</summary>
    private static RecordedStudy Counted()
    {
        var share = new StudyEstimand("share", new MEstimator<CountedKernel>(), new Covariates(default, Rows), FeatureMap.Event(0, 2, 1),
            [Target.Coefficient(0, "share", Scale.Proportion, 1)]);
        return Study.ShareOnly().With(share);
    }
}
