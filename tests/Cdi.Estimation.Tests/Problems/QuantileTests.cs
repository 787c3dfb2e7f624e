using System.Globalization;
using System.Text.Json;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Reference;
using Cdi.Estimation.Variance;
using Cdi.Testing;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>Quantiles: against R and ppi_py, and how often their intervals hold the truth.</summary>
public sealed class QuantileTests
{
    private static readonly EstimationOptions OfPackages = EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Population, 0.1) with
    {
        Conventions = VarianceConventions.Default with { Freedom = FreedomRule.Reference, Divisor = CovarianceDivisor.Rows },
    };

    [SharedTheory]
    [InlineData("quantile-rivers")]
    [InlineData("quantile-ozone")]
    [InlineData("quantile-eruptions")]
    [InlineData("quantile-quine-days")]
    [InlineData("quantile-mpg")]
    public void People_alone_have_the_quantiles_of_type_1_in_R_and_the_values_that_its_test_does_not_reject(string id)
    {
        var expected = Case(id);
        var values = Column(expected);
        var types = expected.At("quantiles", "type1").Numbers();
        var ends = expected.GetProperty("intervals_by_test_inversion").EnumerateArray().ToList();
        foreach (var (index, level) in expected.GetProperty("q").Numbers().Index())
        {
            var found = Estimate(Problem(values, [], level), Census(values), PredictionSource.None, OfPackages);
            Assert.Equal(types[index], found.Point);
            var tested = ends[index].GetProperty("estimated_variance");
            Assert.Equal(End(tested, "lower") ?? double.NegativeInfinity, found.Lower);
            Assert.Equal(End(tested, "upper") ?? double.PositiveInfinity, found.Upper);
        }

        static double? End(JsonElement tested, string name) => tested.GetProperty(name) is { ValueKind: JsonValueKind.Number } end ? end.GetDouble() : null;
    }

    [SharedTheory]
    [InlineData("wquantile-ozone", "Ozone", "Wind")]
    [InlineData("wquantile-eruptions", "eruptions", "waiting")]
    public void Unequal_probabilities_invert_the_weighted_distribution_function(string id, string variable, string weights)
    {
        var expected = Case(id);
        var (values, weight) = (Column(expected), Column(expected, weights, beside: variable));
        var sample = Sample(values, [.. weight.Select(each => weight.Min() / (2 * each))]);
        foreach (var (index, level) in expected.GetProperty("q").Numbers().Index())
        {
            var found = Estimate(Problem(values, [], level), sample, PredictionSource.None, OfPackages);
            Assert.Equal(expected.GetProperty("inverse_of_weighted_cdf")[index].GetDouble(), found.Point);
        }
    }

    [SharedTheory]
    [InlineData("0.1")]
    [InlineData("0.25")]
    [InlineData("0.5")]
    [InlineData("0.75")]
    [InlineData("0.9")]
    public void Predictions_have_the_interval_of_ppi_py_whose_upper_end_is_the_value_before_ours(string level)
    {
        var reference = ReferenceFile.Load("ppi.json").At("quantile: word_count, Yhat=wchat", level);
        var labels = Politeness.WordCount.Select((count, row) => PpiSplit.Labelled[row] ? count : double.NaN).ToArray();
        var grid = Politeness.Wchat.Concat(labels.Where(double.IsFinite)).Distinct().Order().ToList();
        var sample = Sample(labels, [.. Enumerable.Repeat((double)PpiSplit.Labels / Politeness.Rows, Politeness.Rows)]);
        var found = Estimate(Problem(labels, Politeness.Wchat, double.Parse(level, CultureInfo.InvariantCulture)), sample, PredictionSource.Raw,
            PpiSplit.Options(1, CovarianceDivisor.Rows) with { Alpha = 0.1 });

        // The peer takes the value at which F̂ is nearest to τ, and fails where no value is accepted: F̂ passes τ in one step of a tie.
        var theirs = reference.At("point exact_grid", "value").GetDouble();
        Assert.InRange(theirs, found.Lower ?? 0, double.Max(found.Upper ?? 0, grid[grid.IndexOf(found.Point) + 1]));
        if (!reference.GetProperty("ci exact_grid").TryGetProperty("value", out var interval))
        {
            Assert.Equal((found.Point, found.Point), (found.Lower, found.Upper));
            return;
        }

        Assert.Equal(interval[0].GetDouble(), found.Lower);
        Assert.Equal(interval[1].GetDouble(), grid[grid.IndexOf(found.Upper ?? 0) - 1]);
    }

    [Fact]
    public void Labels_that_are_all_equal_have_a_quantile_and_few_labels_leave_its_interval_open()
    {
        var flat = Enumerable.Repeat(3.0, 40).ToArray();
        var options = OfPackages with { Interval = IntervalRule.FiniteSample };
        var found = Estimate(Problem(flat, [], 0.5), Census(flat), PredictionSource.None, options);
        Assert.Equal((3, 3, 3), (found.Lower, found.Point, found.Upper));
        double[] few = [.. Enumerable.Range(1, 12).Select(value => (double)value)];
        var high = Estimate(Problem(few, [], 0.9), Census(few), PredictionSource.None, options);
        Assert.Equal((11, double.PositiveInfinity), (high.Point, high.Upper));
        Assert.InRange(high.Lower ?? 0, 5, 10);
        var median = Estimate(Problem(few, [], 0.5), Census(few), PredictionSource.None, options with { Alternative = Alternative.Larger });
        Assert.Equal((6, double.PositiveInfinity), (median.Point, median.Upper));
        Assert.InRange(median.Lower ?? 0, 2, 5);
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(29, false)]
    public void Rules_without_a_bound_of_their_own_leave_the_interval_open_where_labels_are_too_few(int labels, bool isOpen)
    {
        // .05^(1/28) = .8985 and .05^(1/29) = .9019: shares that labels do not contradict with a probability of 5 %.
        double[] numbers = [.. Enumerable.Range(1, labels).Select(value => (double)value)];
        var options = EstimationOptions.For(EstimationMethod.HumanOnly, Generalise.Population, 0.1) with { Interval = IntervalRule.Wald };
        var high = Estimate(Problem(numbers, [], 0.9), Census(numbers), PredictionSource.None, options);
        Assert.Equal(isOpen, double.IsPositiveInfinity(high.Upper ?? 0));
        Assert.True(double.IsFinite(high.Lower ?? double.NaN) && high.StandardError > 0);
        var low = Estimate(Problem(numbers, [], 0.1), Census(numbers), PredictionSource.None, options);
        Assert.Equal(isOpen, double.IsNegativeInfinity(low.Lower ?? 0));
        var corpus = Estimate(Problem(numbers, [], 0.9), Census(numbers), PredictionSource.None, options with { Generalise = Generalise.Corpus });
        Assert.True(double.IsFinite(corpus.Upper ?? double.NaN));
    }

    // 90 % within four standard errors of a share of 250 intervals, 4 √(0.9 · 0.1 / 250) = 0.076.
    [Theory]
    [InlineData(MethodKind.HumanOnly, 0.5)]
    [InlineData(MethodKind.HumanOnly, 0.9)]
    [InlineData(MethodKind.PpiTuned, 0.5)]
    [InlineData(MethodKind.PpiTuned, 0.9)]
    public void Intervals_hold_the_quantile_of_the_corpus(MethodKind kind, double level)
    {
        const int trials = 250;
        var random = new Random(20261127);
        var method = EstimationMethod.All.First(each => each.Kind == kind);
        double[] truth = [.. Enumerable.Range(0, 300).Select(_ => Math.Round(Math.Exp(2 * random.NextDouble()) * 4) / 4)];
        double[] said = [.. truth.Select(value => Math.Round((value + random.NextDouble() - 0.3) * 4) / 4)];
        var problem = Problem(truth, said, level);
        var quantile = Inverse(truth, [.. truth.Select(_ => 1.0)])(level);
        var held = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            var labelled = Enumerable.Range(0, truth.Length).OrderBy(_ => random.Next()).Take(60).ToHashSet();
            var sample = GivenSample.Uniform(new RecordedAnnotations([truth.Select((value, row) => labelled.Contains(row) ? value : double.NaN).ToArray()]), 0);
            var estimation = new StudyEstimation(problem, (ulong)trial);
            var options = estimation.OptionsFor(0, method, new InferenceSettings(Generalise.Corpus, 0.1));
            var found = Assert.IsType<RectifiedFit>(estimation.Estimate(0, sample, method, options)).Targets[0];
            if (found.Holds(quantile)) held++;
        }

        Assert.InRange((double)held / trials, 0.9 - 0.076, 1);
    }

    private static TargetEstimate Estimate(StudyProblem problem, DrawnSample sample, PredictionSource prediction, EstimationOptions options) =>
        Assert.IsType<RectifiedFit>(new StudyEstimation(problem, 1).Estimate(0, sample, prediction, options)).Targets[0];

    private static StudyProblem Problem(double[] numbers, double[] said, double level)
    {
        var rows = numbers.Length;
        return new(Enumerable.Range(0, rows).Select(row => RowKey.FromText($"t{row}")).ToArray(), [AnnotatedVariable.OfNumber("y", rows, said, default)],
            [
                new StudyEstimand("q", new MEstimator<Glm<Gaussian, Size1>>(), new Covariates(Enumerable.Repeat(1.0, rows).ToArray(), rows),
                    FeatureMap.Number(0), [Target.Coefficient(0, "quantile", Scale.Quantile, 1)]) { Quantile = level },
            ],
            Covariates.None(rows));
    }

    private static DrawnSample Census(double[] numbers) => GivenSample.Census(new RecordedAnnotations([numbers]));

    private static DrawnSample Sample(double[] labels, double[] chances) =>
        GivenSample.Of(new RecordedAnnotations([labels]), 0, new DeclaredDesign(DrawMethod.Poisson, chances));

    // inf{x: F(x) ≥ q} of weights.
    private static Func<double, double> Inverse(double[] values, double[] weights) => level =>
    {
        var (sum, total) = (0.0, weights.Sum());
        foreach (var row in Enumerable.Range(0, values.Length).OrderBy(row => values[row]))
        {
            sum += weights[row] / total;
            if (sum >= level - 1e-9) return values[row];
        }

        return double.NaN;
    };

    private static JsonElement Case(string id) => ReferenceFile.Load("r/quantile_moments.json").GetProperty("cases").EnumerateArray()
        .First(each => each.GetProperty("id").GetString() == id);

    private static double[] Column(JsonElement of, string? name = null, string? beside = null)
    {
        var lines = File.ReadAllLines(SharedFolder.File("reference/r/" + of.GetProperty("data").GetString()));
        var header = lines[0].Split(',').Select(each => each.Trim('"')).ToList();
        var variable = (of.GetProperty("variable").GetString() ?? "").Split(',')[0];
        var (column, complete) = (header.IndexOf(name ?? variable), header.IndexOf(beside ?? name ?? variable));
        return [.. lines.Skip(1).Select(line => line.Split(',')).Where(cells => double.TryParse(cells[complete], CultureInfo.InvariantCulture, out _))
            .Select(cells => double.Parse(cells[column], CultureInfo.InvariantCulture))];
    }
}
