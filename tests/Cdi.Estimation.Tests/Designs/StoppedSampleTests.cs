using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Multiplicity;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.Problems;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Designs;

/// <summary>Samples that stop when intervals are narrow enough: who counts how much, and that a pause changes nothing.</summary>
public sealed class StoppedSampleTests
{
    public static TheoryData<SamplingDesign> Designs => [.. SamplingDesign.All];

    [Theory]
    [MemberData(nameof(Designs))]
    public void A_sample_that_stops_counts_for_the_whole_corpus(SamplingDesign design)
    {
        var study = new SyntheticStudy(1000).ShareOnly();
        var sample = Stopped(study, design, rounds: 3);
        Assert.Equal(150, sample.LabelsSpent.Count);
        Assert.Equal(SamplingRoundKind.NotReached, sample.Rounds[^1].Kind);
        Assert.Equal(1000, sample.Rounds.Sum(round => round.Rows));
        Assert.Equal(700, sample.Rounds[^1].Rows);
        Assert.Equal(700, sample.Blocks.ToArray().Count(block => block == sample.Rounds.Length - 1));

        // Σ w over labelled rows is n on average, and just n where π are equal in a block or a stratum.
        var weight = Enumerable.Range(0, 1000).Where(row => sample.Labelled.Span[row]).Sum(row => 1 / sample.Probabilities.Span[row]);
        var isExact = design == SamplingDesign.Uniform || design.IsStratified;
        Assert.InRange(weight, isExact ? 1000 - 1e-9 : 850, isExact ? 1000 + 1e-9 : 1150);
        var whole = SyntheticStudy.Draw(study, Plan(design) with { Stop = new AfterRounds(99) });
        for (var row = 0; row < 1000; row++)
        {
            if (sample.Blocks.Span[row] == sample.Rounds.Length - 1) Assert.False(sample.Labelled.Span[row]);
            else Assert.Equal(whole.Labelled.Span[row], sample.Labelled.Span[row]);
            if (!design.IsStratified && sample.Labelled.Span[row]) Assert.Equal(0.3 * whole.Probabilities.Span[row], sample.Probabilities.Span[row], 1e-12);
        }
    }

    [Fact]
    public void A_mean_of_a_uniform_sample_is_that_of_its_labels_with_the_textbook_s_error()
    {
        var corpus = new SyntheticStudy(1000);
        var study = corpus.ShareOnly();
        var sample = Stopped(study, SamplingDesign.Uniform, rounds: 3);
        var blocks = Enumerable.Range(0, 1000).Where(row => sample.Labelled.Span[row])
            .GroupBy(row => sample.Blocks.Span[row], row => corpus.Human[row]).ToList();
        var fit = Fit(study, sample, EstimationMethod.HumanOnly, new(Generalise.Corpus, 0.1) { Interval = IntervalRule.Wald });
        Assert.Equal(blocks.SelectMany(block => block).Average(), fit.Targets[0].Point, 1e-9);

        // (1 − f) s²/m of each block, blocks of 50 labels put together with equal weights.
        double Spread(IEnumerable<double> values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Count() - 1);
        Assert.Equal(Math.Sqrt(blocks.Average(Spread) * (1 - 0.15) / 150), fit.Targets[0].StandardError, 1e-9);
    }

    [Fact]
    public async Task A_sample_that_goes_on_after_any_event_stops_at_the_same_round()
    {
        var study = new SyntheticStudy(600).ShareOnly();
        var plan = Plan(SamplingDesign.Error) with { Stop = Rule(0.15) };
        var whole = new MemoryLedger();
        var sample = Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, whole));
        Assert.InRange(sample.LabelsSpent.Count, 100, 400);
        for (var kept = 0; kept <= whole.Events.Count; kept++)
        {
            var ledger = new MemoryLedger([.. whole.Events.Take(kept)]);
            var again = Assert.IsType<DrawnSample>(await new AdaptiveSampling(study).DrawAsync(plan, study.Labels, ledger));
            Assert.Equal(sample.Labelled.ToArray(), again.Labelled.ToArray());
            Assert.Equal(sample.Probabilities.ToArray(), again.Probabilities.ToArray());
            Assert.Equal(whole.Events.Count, ledger.Events.Count);
        }
    }

    [Fact]
    public void Sampling_stops_at_the_first_narrow_look_and_not_before()
    {
        var study = new SyntheticStudy(2000).ShareOnly();
        var stopped = SyntheticStudy.Draw(study, Plan(SamplingDesign.Uniform) with { Stop = Rule(0.11) });
        var before = Stopped(study, SamplingDesign.Uniform, stopped.Rounds.Count(round => round.Kind != SamplingRoundKind.NotReached) - 1);
        Assert.True(HalfWidth(study, stopped) <= 0.11);
        Assert.True(HalfWidth(study, before) > 0.11);
        Assert.Equal(500, SyntheticStudy.Draw(study, Plan(SamplingDesign.Uniform) with { Stop = Rule(0.001) }).LabelsSpent.Count);
    }

    [Fact]
    public void A_stratum_without_two_labels_goes_on()
    {
        // Ten rows of 1000: rounds of 50 labels reach the first two of them late.
        var corpus = new SyntheticStudy(1000) { Strata = [.. Enumerable.Range(0, 1000).Select(row => row < 10 ? 1 : 0)] };
        var sample = SyntheticStudy.Draw(corpus.ShareOnly(), Plan(SamplingDesign.Stratified) with { Stop = new AfterRounds(1) });
        var labels = Enumerable.Range(0, 10).Count(row => sample.Labelled.Span[row]);
        Assert.True(labels >= 2);
        Assert.Equal(labels / 10.0, sample.Probabilities.Span[3], 1e-12);
    }

    // Every trial stops by itself. Of 300 trials a share of .9 strays by .017, four of which are .07.
    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void A_replay_stops_and_its_intervals_hold(Generalise generalise)
    {
        var study = new SyntheticStudy(600).ShareOnly();
        var result = Assert.IsType<ReplayResult>(new StudyReplay(study, study.Labels).Run(new ReplaySettings
        {
            Name = $"stopped replay {generalise}",
            Plan = SyntheticStudy.Plan(SamplingDesign.Uniform, 200) with { BurnIn = new(20), Rounds = 9, Stop = Rule(0.17, generalise) },
            Methods = [EstimationMethod.HumanOnly],
            Inference = new(generalise, 0.1),
            Trials = 300,
            Threads = 1,
        }));
        var cell = Assert.Single(result.Cells);
        Assert.InRange(cell.LabelsMean, 40, 160);
        Assert.True(cell.LabelsMaximum <= 200);
        Assert.True(cell.Coverage.Share > 0.9 - 0.07, $"{cell.Coverage}");
        Assert.Equal(0, cell.Failures);
    }

    // Ten looks and intervals of 90 %: those of one look hold at all of them in fewer than four samples of five. Of 400 samples a share of .9 strays by .015,
    // of .75 by .022.
    [Fact]
    public void Peeking_at_intervals_of_one_look_under_covers_and_the_sequence_does_not()
    {
        var found = new StoppingSimulation(SamplingDesign.Uniform, MethodKind.HumanOnly, Generalise.Corpus) { Rounds = 10 }.Run(400);
        Assert.True(found.EverySequence > 0.9 - (4 * 0.015), $"{found}");
        Assert.True(found.EveryWald < 0.9 - (4 * 0.022), $"{found}");
        Assert.True(found.Labels > found.LabelsWald);
    }

    private static SamplingPlan Plan(SamplingDesign design) =>
        SyntheticStudy.Plan(design, 500) with { BurnIn = new(50), Rounds = 9 };

    private static DrawnSample Stopped(RecordedStudy study, SamplingDesign design, int rounds) =>
        SyntheticStudy.Draw(study, Plan(design) with { Stop = new AfterRounds(rounds) });

    private static HalfWidthRule Rule(double bound, Generalise generalise = Generalise.Corpus) =>
        new($"half_width <= {bound}", [(0, 0, bound, false)], EstimationMethod.HumanOnly, new(generalise, 0.1));

    private static double HalfWidth(RecordedStudy study, DrawnSample sample)
    {
        var sequence = new ConfidenceSequence(0.1, new(500), 2000, Generalise.Corpus);
        return HalfWidthRule.Of(Fit(study, sample, EstimationMethod.HumanOnly, new(Generalise.Corpus, sequence.Alpha(sample.LabelsSpent))).Targets[0]);
    }

    private static RectifiedFit Fit(RecordedStudy study, DrawnSample sample, EstimationMethod method, InferenceSettings inference)
    {
        var estimation = new StudyEstimation(study, 7);
        return Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method, estimation.OptionsFor(0, method, inference)));
    }

    private sealed class AfterRounds(int rounds) : IStoppingRule
    {
        public string Written => $"rounds >= {rounds}";

        public bool IsMet(StudyProblem problem, SamplingPlan plan, DrawnSample reached) =>
            reached.Rounds.Count(round => round.Kind is SamplingRoundKind.BurnIn or SamplingRoundKind.Round) >= rounds;
    }
}
