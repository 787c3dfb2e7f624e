using System.Globalization;
using System.Text.Json;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Quantiles;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Tests.MEstimation;
using Cdi.Estimation.Tests.Reference;
using Cdi.Estimation.Variance;
using Cdi.Testing;

namespace Cdi.Estimation.Tests.Problems;

/// <summary>Quantile regressions: against quantreg, and what must not change them.</summary>
public sealed class QuantileRegressionTests
{
    private static readonly (VarianceEstimator Variance, string Name)[] Words =
        [(VarianceEstimator.QuantileAlike, "iid"), (VarianceEstimator.QuantileQuotients, "nid"), (VarianceEstimator.QuantileKernel, "ker")];

    [SharedTheory]
    [InlineData("rq-engel-0.1")]
    [InlineData("rq-engel-0.25")]
    [InlineData("rq-engel-0.5")]
    [InlineData("rq-engel-0.75")]
    [InlineData("rq-engel-0.9")]
    [InlineData("rq-stackloss-0.25")]
    [InlineData("rq-stackloss-0.5")]
    [InlineData("rq-stackloss-0.75")]
    [InlineData("rq-mtcars-0.25")]
    [InlineData("rq-mtcars-0.5")]
    [InlineData("rq-mtcars-0.75")]
    [InlineData("rq-engel-weighted-0.25")]
    [InlineData("rq-engel-weighted-0.5")]
    [InlineData("rq-iris-0.5")]
    [InlineData("rq-iris-0.8")]
    public void Coefficients_and_errors_are_those_of_quantreg(string id)
    {
        var expected = All().First(each => each.GetProperty("id").GetString() == id);
        var (columns, outcome, weights) = Table(expected);
        var study = new QuantileStudy(columns, outcome, expected.GetProperty("tau").GetDouble()) { Weights = weights };
        foreach (var (variance, name) in Words)
        {
            var fit = study.Fit(EstimationMethod.HumanOnly, variance);
            var points = expected.GetProperty("estimate").Numbers();
            for (var j = 0; j < points.Length; j++)
            {
                Assert.True(Math.Abs(points[j] - fit.Parameters[j]) <= 1e-9 * Math.Max(1e-3, Math.Abs(points[j])), $"{points[j]:R} {fit.Parameters[j]:R}");
                var error = expected.GetProperty("se").GetProperty(name)[j].GetDouble();
                Assert.True(Math.Abs(error - fit.Targets[j].StandardError) <= 1e-9 * error, $"{name} {error:R} {fit.Targets[j].StandardError:R}");
            }

            Assert.Equal(expected.GetProperty("objective").GetDouble(), fit.Quantile?.Objective ?? 0, 1e-8);
            Assert.Equal(outcome.Length - points.Length, fit.DegreesOfFreedom);
        }

        Assert.Equal(expected.GetProperty("hall_sheather_bandwidth").GetDouble(), Sparsity.Bandwidth(study.Level, outcome.Length), 1e-12);
        if (!expected.TryGetProperty("dual_margin", out var margin)) return;
        var solution = study.Solve();
        Assert.Equal(margin.GetDouble(), solution.Margin, 1e-9);
        Assert.True(solution.IsUnique);
    }

    [Fact]
    public void Neither_the_order_of_rows_nor_repetition_in_place_of_weights_changes_a_solution()
    {
        // Whole numbers: many rows lie on the plane, and many planes have nearly the same sum.
        var random = new Random(20261127);
        double[] x = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(5))], z = [.. x.Select(_ => (double)random.Next(3))];
        double[] y = [.. x.Select((value, row) => value + random.Next(6) - z[row])];
        double[] weights = [.. x.Select(_ => (double)random.Next(1, 4))];
        foreach (var level in new[] { 0.25, 0.5, 0.9 })
        {
            var plain = new QuantileStudy([x, z], y, level) { Weights = weights }.Solve();
            int[] order = [.. Enumerable.Range(0, 60).OrderBy(_ => random.Next())];
            var turned = new QuantileStudy([Taken(x, order), Taken(z, order)], Taken(y, order), level) { Weights = Taken(weights, order) }.Solve();
            Assert.Equal(plain.Coefficients, turned.Coefficients);
            Assert.Equal(Taken(plain.Shares, order), turned.Shares);
            int[] copies = [.. Enumerable.Range(0, 60).SelectMany(row => Enumerable.Repeat(row, (int)weights[row]))];
            var repeated = new QuantileStudy([Taken(x, copies), Taken(z, copies)], Taken(y, copies), level).Solve();
            Assert.Equal(plain.Coefficients, repeated.Coefficients);
            Assert.Equal(plain.Objective, repeated.Objective, 1e-9);
            AssertMinimum(new QuantileStudy([x, z], y, level) { Weights = weights }, plain);
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(3)]
    [InlineData(1e9)]
    public void Coefficients_follow_the_units_and_the_origin_of_the_outcome(double unit)
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];
        double[] y = [.. x.Select(value => 1 + (2 * value) + ((1 + value) * random.NextDouble()))];
        var plain = new QuantileStudy([x], y, 0.3).Fit(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich);
        var scaled = new QuantileStudy([x], [.. y.Select((value, row) => unit * (value - x[row]))], 0.3)
            .Fit(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich);
        Assert.Equal(plain.Parameters[0], scaled.Parameters[0] / unit, 1e-9);
        Assert.Equal(plain.Parameters[1] - 1, scaled.Parameters[1] / unit, 1e-9);
        // quantreg takes 1.5e-8 off the distance of neighbouring quantiles, which is a share of it in small units.
        Assert.Equal(1, scaled.Targets[1].StandardError / unit / plain.Targets[1].StandardError, 0.005);
    }

    [Fact]
    public void One_column_has_the_quantile_of_the_sample_and_several_solutions_are_said()
    {
        double[] y = [5, 1, 4, 2, 3, 9];
        var median = new QuantileStudy([], y, 0.5).Solve();
        Assert.False(median.IsUnique);
        Assert.InRange(median.Coefficients[0], 3, 4);
        var upper = new QuantileStudy([], y, 0.7).Solve();
        Assert.True(upper.IsUnique);
        Assert.Equal([5], upper.Coefficients);
        Assert.Equal(0, upper.Shares.Sum() - (0.7 * y.Length), 1e-12);
    }

    [Fact]
    public void Clusters_of_one_row_have_the_sandwich_of_rows_and_wholly_labelled_corpora_the_classical_estimate()
    {
        var study = QuantileStudy.Synthetic(300, 7) with { Level = 0.4, Clusters = [.. Enumerable.Range(0, 300)] };
        var rows = study.Fit(EstimationMethod.HumanOnly, VarianceEstimator.HC0);
        var clusters = study.Fit(EstimationMethod.HumanOnly, VarianceEstimator.ClusterCR0);
        for (var j = 0; j < 2; j++) Assert.Equal(rows.Targets[j].StandardError, clusters.Targets[j].StandardError, 1e-10);
        foreach (var method in new[] { EstimationMethod.Dsl, EstimationMethod.Calibrated, EstimationMethod.ConfidenceDriven })
        {
            var fit = (study with { Clusters = [] }).Fit(method, VarianceEstimator.Sandwich);
            for (var j = 0; j < 2; j++) Assert.Equal(rows.Parameters[j], fit.Parameters[j], 1e-9);
        }
    }

    [Fact]
    public void A_hundred_thousand_rows_are_solved()
    {
        var random = new Random(9);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(_ => random.NextDouble())], z = [.. x.Select(_ => (double)random.Next(2))];
        double[] y = [.. x.Select((value, row) => Math.Round((3 * value) + z[row] + (4 * random.NextDouble() * random.NextDouble()), 2))];
        var study = new QuantileStudy([x, z, [.. x.Select(value => value * value)]], y, 0.2);
        AssertMinimum(study, study.Solve());
    }

    [Fact]
    public void Outcomes_without_variation_at_the_quantile_have_no_variance()
    {
        double[] y = [.. Enumerable.Range(0, 40).Select(row => row < 36 ? 2.0 : row)];
        double[] x = [.. Enumerable.Range(0, 40).Select(row => (double)(row * 7 % 11))];
        var failure = Assert.IsType<SolveFailure.NoDensity>(new QuantileStudy([x], y, 0.5).Attempt(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich));
        Assert.Equal(40, failure.Rows);
        Assert.IsType<SolveFailure.ConstantOutcome>(
            new QuantileStudy([x], [.. y.Select(_ => 2.0)], 0.5).Attempt(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich));
        Assert.IsType<SolveFailure.Collinear>(
            new QuantileStudy([x, [.. x.Select(each => 2 * each)]], [.. y.Select((each, row) => each + (row % 5))], 0.5)
                .Attempt(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich));
        Assert.IsType<SolveFailure.TooFewLabels>(new QuantileStudy([[1, 2]], [1, 2], 0.5).Attempt(EstimationMethod.HumanOnly, VarianceEstimator.Sandwich));
    }

    // Σ ω x (share − τ) = 0 with shares that fit the sides of rows: that is enough for a minimum of a convex sum.
    private static void AssertMinimum(QuantileStudy study, QuantileSolution solution)
    {
        var sums = new double[solution.Coefficients.Length];
        var total = 0.0;
        for (var row = 0; row < study.Outcome.Length; row++)
        {
            var residual = study.Outcome[row] - solution.Coefficients.Select((value, j) => value * study.At(row, j)).Sum();
            var (share, weight) = (solution.Shares[row], study.Weights.Length == 0 ? 1 : study.Weights[row]);
            Assert.True(residual > 1e-8 ? share == 0 : residual < -1e-8 ? share == 1 : share is >= 0 and <= 1, $"{residual} {share}");
            for (var j = 0; j < sums.Length; j++) sums[j] += weight * study.At(row, j) * (share - study.Level);
            total += weight;
        }

        Assert.All(sums, sum => Assert.True(Math.Abs(sum) < 1e-9 * total, $"{sum}"));
    }

    private static double[] Taken(double[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);

    private static IEnumerable<JsonElement> All() => ReferenceFile.Load("r/quantile_moments.json").GetProperty("cases").EnumerateArray();

    private static (double[][] Columns, double[] Outcome, double[] Weights) Table(JsonElement of)
    {
        var lines = File.ReadAllLines(SharedFolder.File("reference/r/" + of.GetProperty("data").GetString()));
        var header = lines[0].Split(',').Select(each => each.Trim('"')).ToList();
        string[][] cells = [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];
        string[] parts = (of.GetProperty("model").GetString() ?? "").Split(" ~ ");
        return ([.. parts[1].Split(" + ").Select(Column)], Column(parts[0]),
            of.TryGetProperty("options", out _) ? [.. cells.Select((_, row) => 1.0 + ((row + 1) % 4))] : []);

        double[] Column(string name) => [.. cells.Select(row => double.Parse(row[header.IndexOf(name)], CultureInfo.InvariantCulture))];
    }
}
