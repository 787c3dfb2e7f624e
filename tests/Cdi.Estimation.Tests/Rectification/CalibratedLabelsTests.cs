using Cdi.Estimation.Annotations;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Rectification;

/// <summary>Means of labels whose weights are calibrated to what is known of every row.</summary>
public sealed class CalibratedLabelsTests
{
    private const int Rows = 300;
    private const double Chance = 0.3;

    public static TheoryData<Generalise, bool, bool> Cells => new()
    {
        { Generalise.Corpus, false, false }, { Generalise.Corpus, true, false }, { Generalise.Population, false, false },
        { Generalise.Population, true, false }, { Generalise.Population, false, true },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public void Intervals_cover_and_are_shorter_for_what_is_known(Generalise generalise, bool isRaking, bool hasClusters)
    {
        const int Trials = 400;
        var (covered, width, plain) = (0, 0.0, 0.0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var random = new Random(trial);
            var corpus = new Corpus(random, hasClusters);
            int[] labelled = [.. Enumerable.Range(0, Rows).Where(row => random.NextDouble() < corpus.Chances[row])];
            var truth = generalise == Generalise.Corpus ? corpus.Y.Average() : 3;
            var target = corpus.Estimate(labelled, generalise, isRaking, hasClusters);
            if (target.Lower <= truth && truth <= target.Upper) covered++;
            width += target.Upper - target.Lower ?? double.NaN;
            var without = corpus.Estimate(labelled, generalise, null, hasClusters);
            plain += without.Upper - without.Lower ?? double.NaN;
        }

        // 400 trials: a share of .95 errs by .011; three of them.
        Assert.InRange(covered / (double)Trials, 0.917, 0.99);
        Assert.True(width < (generalise == Generalise.Corpus ? 0.6 : 0.95) * plain, $"{width} {plain}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_known_of_every_row_is_estimated_without_error(bool isRaking)
    {
        var corpus = new Corpus(new Random(1), false);
        int[] labelled = [.. Enumerable.Range(0, Rows).Where(row => row % 3 == 0)];
        var known = (corpus with { Y = corpus.X }).Fit(labelled, Generalise.Corpus, isRaking, false);
        Assert.Equal(corpus.X.Average(), known.Targets[0].Point, 1e-9);
        Assert.InRange(known.Targets[0].StandardError, 0, 1e-9);
    }

    [Fact]
    public void Groups_are_stratified_afterwards_and_units_do_not_matter()
    {
        var corpus = new Corpus(new Random(2), false);
        corpus = corpus with { X = [.. corpus.X.Select(x => x > 0.5 ? 1.0 : 0)], Chances = [.. Enumerable.Repeat(Chance, Rows)] };
        int[] labelled = [.. Enumerable.Range(0, Rows).Where(row => row % 3 == 0)];
        var expected = new[] { 0.0, 1.0 }.Sum(group => corpus.X.Count(x => x == group) / (double)Rows
            * labelled.Where(row => corpus.X[row] == group).Average(row => corpus.Y[row]));
        foreach (var isRaking in new[] { false, true })
        {
            var (own, scaled) = (corpus.Estimate(labelled, Generalise.Population, isRaking, false),
                (corpus with { X = [.. corpus.X.Select(x => (1e4 * x) - 7)] }).Estimate(labelled, Generalise.Population, isRaking, false));
            Assert.Equal(expected, own.Point, 1e-10);
            Assert.Equal(own.Point, scaled.Point, 1e-8);
            Assert.Equal(own.StandardError, scaled.StandardError, 1e-8);
            Assert.True(own.DegreesOfFreedom <= labelled.Length - 2);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_column_far_from_0_is_no_constant(bool isRaking)
    {
        var corpus = new Corpus(new Random(4), false);
        int[] labelled = [.. Enumerable.Range(0, Rows).Where(row => row % 3 == 0)];
        var own = corpus.Estimate(labelled, Generalise.Population, isRaking, false);
        var far = (corpus with { X = [.. corpus.X.Select(x => x + 1e9)] }).Estimate(labelled, Generalise.Population, isRaking, false);
        Assert.Equal(own.Point, far.Point, 1e-5);
        Assert.Equal(own.StandardError, far.StandardError, 1e-5);
    }

    [Fact]
    public void Labels_that_cannot_be_calibrated_say_why()
    {
        var corpus = new Corpus(new Random(3), false);
        int[] lowest = [.. Enumerable.Range(0, Rows).OrderBy(row => corpus.X[row]).Take(30).Order()];
        Assert.Equal(CalibrationFault.BelowZero, Assert.IsType<SolveFailure.Uncalibrated>(corpus.Outcome(lowest, Generalise.Corpus, false, false)).Fault);
        Assert.Equal(CalibrationFault.OutOfReach, Assert.IsType<SolveFailure.Uncalibrated>(corpus.Outcome(lowest, Generalise.Corpus, true, false)).Fault);
        var alike = corpus with { X = [.. Enumerable.Repeat(0.5, Rows)] };
        Assert.Equal(CalibrationFault.Dependent, Assert.IsType<SolveFailure.Uncalibrated>(alike.Outcome(lowest, Generalise.Corpus, false, false)).Fault);
    }

    // Y = 4x + noise about a mean of 3, of clusters of five rows with a part in common where there are some; unequal π.
    private sealed record Corpus(double[] X, double[] Y, double[] Chances)
    {
        public Corpus(Random random, bool hasClusters) : this([.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())], [], [])
        {
            double[] common = [.. Enumerable.Range(0, Rows / 5).Select(_ => hasClusters ? random.NextDouble() - 0.5 : 0)];
            Y = [.. X.Select((x, row) => 1 + (4 * x) + random.NextDouble() - 0.5 + common[row / 5])];
            Chances = [.. X.Select(x => Chance + (0.2 * x))];
        }

        public TargetEstimate Estimate(int[] labelled, Generalise generalise, bool? isRaking, bool hasClusters) =>
            Fit(labelled, generalise, isRaking, hasClusters).Targets[0];

        public RectifiedFit Fit(int[] labelled, Generalise generalise, bool? isRaking, bool hasClusters) =>
            Assert.IsType<RectifiedFit>(Outcome(labelled, generalise, isRaking, hasClusters));

        public EstimationOutcome Outcome(int[] labelled, Generalise generalise, bool? isRaking, bool hasClusters)
        {
            double[] columns = [.. Enumerable.Repeat(1.0, Rows), .. X];
            var estimand = new StudyEstimand("mean", new MEstimator<WeightedMean>(), new Covariates(Enumerable.Repeat(1.0, Rows).ToArray(), Rows),
                FeatureMap.Number(0), [Target.Coefficient(0, "mean", Scale.Mean, 1)])
            {
                Calibration = isRaking is { } kind ? new LabelCalibration(columns, Rows, kind) : null,
                Clusters = hasClusters ? Enumerable.Range(0, Rows).Select(row => row / 5).ToArray() : default,
            };
            var problem = new StudyProblem(Enumerable.Range(0, Rows).Select(each => new RowKey((ulong)each)).ToArray(),
                [AnnotatedVariable.OfNumber("v", Rows, default, default)], [estimand], new Covariates(ReadOnlyMemory<double>.Empty, Rows));
            var sample = new LabelledSample
            {
                Rows = Rows,
                LabelledRows = labelled,
                Labels = [labelled.Select(row => Y[row]).ToArray()],
                Probabilities = new RowValues<double>(Chances),
                IsFixedSize = false,
            };
            var estimation = new StudyEstimation(problem, 1);
            var inference = new InferenceSettings(generalise, 0.05)
            {
                Variance = hasClusters ? VarianceEstimator.ClusterCR1 : VarianceEstimator.Sandwich,
            };
            return estimation.Estimate(0, sample, PredictionSource.None, estimation.OptionsFor(0, EstimationMethod.HumanOnly, inference));
        }
    }
}
