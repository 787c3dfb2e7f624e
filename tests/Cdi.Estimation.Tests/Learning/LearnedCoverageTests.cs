using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Learning;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Xunit.Abstractions;

namespace Cdi.Estimation.Tests.Learning;

/// <summary>Intervals of a share whose model has learnt from the very labels that correct it.</summary>
public sealed class LearnedCoverageTests(ITestOutputHelper output)
{
    private const int Trials = 120;
    private const int Budget = 100;
    private static readonly SyntheticTexts Texts = new(500);

    // 90 % intervals: of 120 a valid method misses at most 22 but for one chance in a thousand (binomial, p = .1).
    private const int MostMisses = 22;
    private const string InSample = " in sample";

    [Fact]
    public void Fits_out_of_fold_leave_intervals_valid_and_a_fit_in_sample_does_not()
    {
        EstimationMethod[] methods = [EstimationMethod.Ppi, EstimationMethod.Dsl, EstimationMethod.Calibrated];
        var misses = methods.SelectMany(method => new[] { method.Name, method.Name + InSample }).ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        var guard = new Lock();
        Parallel.For(0, Trials, trial =>
        {
            var sample = Draw((ulong)trial);
            int[] rows = [.. Enumerable.Range(0, Texts.Rows).Where(row => sample.Labelled.Span[row])];
            var task = Texts.Task(rows) with { Weights = Array.ConvertAll(rows, _ => 1.0), Seed = (ulong)trial };
            var (learned, heart) = (Texts.Problem(CrossFittedLearner.Nested(task)), ByHeart(task));
            foreach (var method in methods)
            {
                Count(method.Name, learned, method, sample);
                Count(method.Name + InSample, heart, method, sample);
            }

            void Count(string name, StudyProblem problem, EstimationMethod method, DrawnSample drawn)
            {
                var estimation = new StudyEstimation(problem, (ulong)trial);
                var options = estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Corpus, 0.1));
                var holds = estimation.Estimate(0, drawn, method, options) is RectifiedFit fit && fit.Targets[0].Holds(Texts.Labels.Average());
                lock (guard) misses[name] += holds ? 0 : 1;
            }
        });

        var shown = string.Join(", ", misses.Select(each => $"{each.Key} {each.Value}"));
        output.WriteLine(shown);
        Assert.All(methods, method => Assert.True(misses[method.Name] <= MostMisses, shown));
        Assert.All(methods, method => Assert.True(misses[method.Name + InSample] > 2 * MostMisses, shown));
    }

    [Fact]
    public void What_was_not_drawn_is_not_known()
    {
        var sample = Draw(3);
        int[] rows = [.. Enumerable.Range(0, Texts.Rows).Where(row => sample.Labelled.Span[row])];
        double[] hidden = [.. Texts.Labels.Select((label, row) => sample.Labelled.Span[row] ? label : double.NaN)];
        var (known, blind) = (CrossFittedLearner.Nested(Texts.Task(rows)), CrossFittedLearner.Nested((new SyntheticTexts(0) { Keys = Texts.Keys,
            Labels = hidden, Vectors = Texts.Vectors }).Task(rows)));
        Assert.Equal(known.Confidence.ToArray(), blind.Confidence.ToArray());
        Assert.Equal(known.Labels.ToArray(), blind.Labels.ToArray());
    }

    private static DrawnSample Draw(ulong seed) => Assert.IsType<DrawnSample>(new AdaptiveSampling(Texts.Problem(default, default)).Draw(
        new() { Design = SamplingDesign.Uniform, Budget = new(Budget), Rounds = 1, Seed = seed, Draw = DrawMethod.FixedSize },
        new RecordedAnnotations(Texts.Labels)));

    /// <summary>A fit to all labels that then answers for their own rows.</summary>
    private static StudyProblem ByHeart(LearningTask task)
    {
        var fit = new WholeFit(task.Pack(), task.Classes, 0.1);
        var said = task.Vectors.Select(fit.Answer).ToList();
        return Texts.Problem(said.Select(each => each.Label).ToArray(), said.Select(each => each.Confidence).ToArray());
    }
}
