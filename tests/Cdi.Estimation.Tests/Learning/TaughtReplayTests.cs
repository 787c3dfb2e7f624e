using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Replays;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Xunit.Abstractions;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>Replays of studies whose model learns from people: each trial teaches one of its own.</summary>
public sealed class TaughtReplayTests(ITestOutputHelper output)
{
    private static readonly SyntheticTexts Texts = new(500);

    [Theory]
    [InlineData("uniform", Generalise.Corpus)]
    [InlineData("error", Generalise.Corpus)]
    [InlineData("error", Generalise.Population)]
    public void Intervals_hold_the_truth_as_often_as_they_say(string design, Generalise generalise)
    {
        EstimationMethod[] methods = design == "uniform" ? [EstimationMethod.Ppi, EstimationMethod.Calibrated]
            : [EstimationMethod.ConfidenceDriven, EstimationMethod.Calibrated];
        Assert.All(Replay(design, generalise, 120, 2, methods), cell =>
        {
            output.WriteLine($"{cell.Method} {cell.Coverage} {cell.Width} {cell.RootMeanSquaredError}");
            Assert.Equal(0, cell.Failures);

            // 90 % intervals: of 120 a valid method misses at most 22 but for one chance in a thousand (binomial, p = .1).
            Assert.InRange((1 - cell.Coverage.Share) * 120, 0, 22.5);
        });
    }

    [Theory]
    [InlineData(Generalise.Corpus)]
    [InlineData(Generalise.Population)]
    public void Trials_are_the_same_on_any_number_of_threads(Generalise generalise) => Assert.Equal(
        Replay("error", generalise, 6, 1, EstimationMethod.Calibrated), Replay("error", generalise, 6, 3, EstimationMethod.Calibrated));

    [Fact]
    public void A_trial_with_too_few_labels_to_learn_from_has_estimates_of_people_alone()
    {
        var cells = Replay("uniform", Generalise.Corpus, 4, 2, [EstimationMethod.HumanOnly, EstimationMethod.Calibrated], 19);
        Assert.Equal([0, 4], cells.Select(cell => cell.Failures));
    }

    private static IReadOnlyList<ReplayCell> Replay(string design, Generalise generalise, int trials, int threads, params EstimationMethod[] methods) =>
        Replay(design, generalise, trials, threads, methods, 100);

    private static IReadOnlyList<ReplayCell> Replay(
        string design, Generalise generalise, int trials, int threads, IReadOnlyList<EstimationMethod> methods, int budget) =>
        Assert.IsType<ReplayResult>(new StudyReplay(Texts.Untaught(), new RecordedAnnotations(Texts.Labels)).Run(new()
        {
            Name = "taught",
            Plan = new()
            {
                Design = SamplingDesign.Find(design) ?? throw new ArgumentException(design), Budget = new(budget), BurnIn = new(Math.Min(40, budget)), Rounds = 2,
                Seed = 1, Tau = 0.2,
            },
            Methods = methods,
            Inference = new InferenceSettings(generalise, 0.1),
            Trials = trials,
            Threads = threads,
        })).Cells;
}
