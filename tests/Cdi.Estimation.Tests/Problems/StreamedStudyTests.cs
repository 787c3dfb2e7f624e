using Cdi.Estimation.Annotations;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Tests.Moments;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>A study of given labels whose rows are read and never held: estimates are the bits of the same study in memory.</summary>
public sealed class StreamedStudyTests
{
    private const int Many = 40_003;

    public static TheoryData<string, bool, bool> Cases()
    {
        var cases = new TheoryData<string, bool, bool>();
        foreach (var method in EstimationMethod.All.Where(each => each.IsOfSample))
        {
            cases.Add(method.Name, false, false);
            if (method.Prediction != PredictionSource.Raw) cases.Add(method.Name, true, true);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_method_gives_the_same_bits_from_a_stream(string name, bool isFixedSize, bool isClustered)
    {
        var method = EstimationMethod.Find(name) ?? throw new InvalidOperationException();
        var sample = Sample(Many, isFixedSize, Many / 700);
        var (streamed, held) = (CountedStudy.Streamed(Many, isClustered), CountedStudy.Held(Many, isClustered));
        Assert.False(streamed.IsHeld);
        for (var estimand = 0; estimand < 2; estimand++)
        {
            var expected = Estimate(held, estimand, sample, method);
            var actual = Estimate(streamed, estimand, sample, method);
            Assert.Equal(expected.Parameters.AsEnumerable(), actual.Parameters);
            Assert.Equal(expected.Covariance.AsEnumerable(), actual.Covariance);
            Assert.Equal((expected.Lambda, expected.Labels, expected.DegreesOfFreedom), (actual.Lambda, actual.Labels, actual.DegreesOfFreedom));
            Assert.Equal(expected.Targets[0] with { InfluentialRows = [] }, actual.Targets[0] with { InfluentialRows = [] });
            if (method.Lambda is LambdaPolicy.Optimal) Assert.InRange(actual.Lambda, 0.01, 1);
        }
    }

    [Fact]
    public void Two_million_rows_take_the_memory_of_half_a_million_and_give_the_digits_of_memory()
    {
        const int million = 1_000_000;
        Allocated(million / 4, out _);
        var (half, two) = (Allocated(million / 2, out _), Allocated(2 * million, out var streamed));

        // One byte for each row would be one and a half millions of bytes more.
        Assert.InRange(two, 1, half + million);
        var held = Estimate(CountedStudy.Held(2 * million, false), 1, Sample(2 * million, false, 2000), EstimationMethod.Calibrated);
        Assert.Equal(held.Parameters.AsEnumerable(), streamed.Parameters);
        Assert.Equal(held.Targets[0].StandardError, streamed.Targets[0].StandardError);
        Assert.Equal(held.Lambda, streamed.Lambda);
    }

    [Fact]
    public void Regressors_are_the_same_bits_from_a_stream_copies_and_constants_left_out()
    {
        var held = CountedStudy.Held(Many, false).ColumnsOf(0).Basis;
        var streamed = CountedStudy.Streamed(Many, false).ColumnsOf(0).Basis;
        Assert.Equal((held.ColumnCount, held.AnswerColumnCount, held.RowCount), (streamed.ColumnCount, streamed.AnswerColumnCount, streamed.RowCount));
        foreach (var row in new[] { 0, 1, 4095, 4096, 20_000, Many - 1, 17 }) Assert.Equal(held.Row(row).ToArray(), streamed.Row(row).ToArray());

        // Label, missing label, confidence, its square, label × confidence; two covariates and their products with the label: a third is a copy, a fourth
        // never varies.
        Assert.Equal((1 + 5 + 4, 5), (streamed.ColumnCount, streamed.AnswerColumnCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Folds_are_the_same_from_a_stream(bool isClustered)
    {
        var (streamed, held) = (CountedStudy.Streamed(Many, isClustered), CountedStudy.Held(Many, isClustered));
        var clusters = streamed.Estimands[0].ClusterOf;
        var read = clusters is null ? Folds.Read(streamed.KeyOf, 5) : Folds.ReadByCluster(streamed.KeyOf, clusters, Many, 5);
        var (expected, actual) = (new int[Many], new int[Many]);
        new SamplePredictions(held, 5).FoldsOf(held.Estimands[0].ClusterOf).Read(0, expected);
        read.Read(0, actual);
        Assert.Equal(expected, actual);
        Assert.Equal(Folds.DefaultCount, actual.Distinct().Count());
    }

    [Fact]
    public void Joint_classes_and_probabilities_are_expected_as_in_memory()
    {
        const int rows = 5000;
        double Class(long row) => row % 11 == 0 ? double.NaN : Math.Floor(3 * CountedColumns.Uniform(row, 3));
        double Share(long row, int k) => row % 7 == 0 ? double.NaN : k == 0 ? CountedColumns.Uniform(row, 4) : 1 - CountedColumns.Uniform(row, 4);
        var map = FeatureMap.Joint([0, 1], [3, 2], [.. Enumerable.Range(0, 12).Select(place => place % 2 == 0 ? 1.0 : (place * 5) % 7)], 2);
        AnnotatedVariable[] read =
        [
            AnnotatedVariable.Read("v", 3, rows, new CountedAnswers(Class), false, new CountedNumbers<double>(row => CountedColumns.Uniform(row, 5))),
            AnnotatedVariable.Read("w", 2, rows, new CountedAnswers(row => Share(row, 0), row => Share(row, 1)), true,
                new CountedNumbers<double>(row => CountedColumns.Uniform(row, 6))),
        ];
        AnnotatedVariable[] held =
        [
            AnnotatedVariable.OfClasses("v", 3, rows, CountedStudy.All(rows, Class), CountedStudy.All(rows, row => CountedColumns.Uniform(row, 5))),
            AnnotatedVariable.OfProbabilities("w", 2, rows,
                (double[])[.. CountedStudy.All(rows, row => Share(row, 0)), .. CountedStudy.All(rows, row => Share(row, 1))],
                CountedStudy.All(rows, row => CountedColumns.Uniform(row, 6))),
        ];
        var (expected, actual) = (new AnnotatedFeature(map, 1, held), new AnnotatedFeature(map, 1, read));
        Assert.Equal(expected.Machine.ToArray(), All(actual.MachineOf, rows));
        Assert.Equal(expected.Confidence.ToArray(), All(actual.ConfidenceOf, rows));
        Assert.Throws<InvalidOperationException>(() => actual.Machine);

        var wrong = AnnotatedVariable.Read("v", 2, rows, new CountedAnswers(row => row == 4000 ? 2 : 1), false, null);
        var refused = Assert.Throws<InvalidOperationException>(() => All(new AnnotatedFeature(FeatureMap.Event(0, 2, 1), 1, [wrong]).MachineOf, rows));
        Assert.Contains("row 4000", refused.Message, StringComparison.Ordinal);
    }

    private static RectifiedFit Estimate(StudyProblem problem, int estimand, LabelledSample sample, EstimationMethod method)
    {
        var estimation = new StudyEstimation(problem, 5);
        var variance = problem.Estimands[estimand].ClusterOf is null ? VarianceEstimator.Sandwich : VarianceEstimator.ClusterCR1;
        var options = estimation.OptionsFor(estimand, method, new InferenceSettings(Generalise.Population, 0.1) { Variance = variance });
        return Assert.IsType<RectifiedFit>(estimation.Estimate(estimand, sample, method.Prediction, options));
    }

    // Bytes that a problem and an estimate of it allocate on one thread, beside the chunks of its source.
    private static long Allocated(int rows, out RectifiedFit fit)
    {
        var sample = Sample(rows, false, rows / 1000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        fit = Estimate(CountedStudy.Streamed(rows, false), 1, sample, EstimationMethod.Calibrated);
        var after = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1000, fit.Labels);
        return after - before;
    }

    private static LabelledSample Sample(int rows, bool isFixedSize, int every)
    {
        int[] labelled = [.. Enumerable.Range(0, rows / every).Select(place => (place * every) + (int)(every * CountedColumns.Uniform(place, 12)))];
        return new()
        {
            Rows = rows,
            LabelledRows = labelled,
            Labels = [Array.ConvertAll(labelled, row => CountedStudy.Human(row))],
            Probabilities = new CountedNumbers<double>(isFixedSize ? _ => 1.0 / every : row => (0.5 + CountedColumns.Value(row, 1)) / every),
            IsFixedSize = isFixedSize,
            StratumOf = isFixedSize ? new CountedNumbers<int>(row => (int)(row * 3 / rows)) : null,
        };
    }

    private static double[] All(IRowValues<double>? values, int rows)
    {
        var all = new double[rows];
        Assert.NotNull(values);
        values.Read(0, all);
        return all;
    }
}
