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

namespace Cdi.Estimation.Tests.Variance;

/// <summary>A tenth of a population sampled, half of it labelled, and the population's total of a column known that says much of the labels.</summary>
public sealed class CalibratedCoverageTests
{
    private const int Population = 2000;
    private const int Rows = 200;
    private const double Chance = 0.5;

    private static readonly double[] X = Numbers(new Random(20261128));
    private static readonly double[] Y = [.. Numbers(new Random(20261129)).Select((noise, k) => (4 * X[k]) + noise)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Intervals_cover_and_are_shorter_for_what_is_known(bool isRaking)
    {
        const int Trials = 400;
        var truth = Y.Average();
        var (covered, widths, plain) = (new int[2], new double[2], 0.0);
        for (var trial = 0; trial < Trials; trial++)
        {
            foreach (var (k, method) in new[] { EstimationMethod.HumanOnly, EstimationMethod.PpiTuned }.Index())
            {
                var target = Estimated(trial, method, isRaking);
                if (target.Lower <= truth && truth <= target.Upper) covered[k]++;
                widths[k] += (target.Upper - target.Lower ?? double.NaN) / Trials;
            }

            var without = Estimated(trial, EstimationMethod.PpiTuned, null);
            plain += (without.Upper - without.Lower ?? double.NaN) / Trials;
        }

        // 400 trials: a share of .95 errs by .011; three of them.
        Assert.All(covered, count => Assert.InRange(count / (double)Trials, 0.917, 0.983));
        Assert.True(widths[1] < widths[0], $"{widths[1]} {widths[0]}");
        Assert.True(widths[1] < 0.8 * plain, $"{widths[1]} {plain}");
    }

    private static TargetEstimate Estimated(int trial, EstimationMethod method, bool? isRaking)
    {
        var random = new Random(trial);
        int[] order = [.. Enumerable.Range(0, Population)];
        random.Shuffle(order);
        int[] rows = order[..Rows];
        double[] values = Array.ConvertAll(rows, row => Y[row]), said = Array.ConvertAll(values, value => value + (0.5 * (random.NextDouble() - 0.5)));
        double[] columns = [.. Enumerable.Repeat(1.0, Rows), .. rows.Select(row => X[row])];
        double[] before = [.. Enumerable.Repeat(Population / (double)Rows, Rows)];
        var weights = isRaking is { } kind
            ? Assert.IsType<double[]>(SampleCalibration.Solve(columns, before, [Population, X.Sum()], kind)) : before;
        var design = new SurveyDesign([.. Enumerable.Range(0, Rows)], new int[Rows], [Rows / (double)Population])
        {
            Calibration = isRaking is null ? null : new(columns, before, weights),
        };
        int[] labelled = [.. Enumerable.Range(0, Rows).Where(_ => random.NextDouble() < Chance)];
        var estimand = new StudyEstimand("mean", new MEstimator<WeightedMean>(), new Covariates(weights, Rows), FeatureMap.Number(0),
            [Target.Coefficient(0, "mean", Scale.Mean, 1)]) { Survey = design, RowWeights = weights };
        var problem = new StudyProblem(Enumerable.Range(0, Rows).Select(each => new RowKey((ulong)each)).ToArray(),
            [AnnotatedVariable.OfNumber("v", Rows, said, default)], [estimand], new Covariates(ReadOnlyMemory<double>.Empty, Rows));
        var sample = new LabelledSample
        {
            Rows = Rows,
            LabelledRows = labelled,
            Labels = [labelled.Select(each => values[each]).ToArray()],
            Probabilities = new RowValues<double>(Enumerable.Repeat(Chance, Rows).ToArray()),
            IsFixedSize = false,
        };
        var estimation = new StudyEstimation(problem, (ulong)trial);
        var options = estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Population, 0.05));
        return Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method.Prediction, options)).Targets[0];
    }

    private static double[] Numbers(Random random) => [.. Enumerable.Range(0, Population).Select(_ => random.NextDouble())];
}
