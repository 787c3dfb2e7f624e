using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Variance;

/// <summary>Weights that give known totals.</summary>
public sealed class SampleCalibrationTests
{
    private const int Rows = 60;

    private static readonly double[] Weights = [.. Enumerable.Range(0, Rows).Select(row => 1 + (row % 4))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Give_the_totals_and_leave_weights_of_0(bool isRaking)
    {
        var (columns, weights) = (Columns(), (double[])Weights.Clone());
        weights[7] = 0;
        double[] totals = [400, 2100];
        var calibrated = Assert.IsType<double[]>(SampleCalibration.Solve(columns, weights, totals, isRaking));
        Assert.Equal(0, calibrated[7]);
        for (var j = 0; j < totals.Length; j++)
            Assert.Equal(totals[j], calibrated.Select((weight, row) => weight * columns[(j * Rows) + row]).Sum(), 1e-11 * totals[j]);
        if (isRaking) Assert.All(calibrated, weight => Assert.True(weight >= 0));
    }

    [Fact]
    public void Change_nothing_where_the_totals_are_those_of_the_sample()
    {
        var columns = Columns();
        double[] totals = [.. Enumerable.Range(0, 2).Select(j => Weights.Select((weight, row) => weight * columns[(j * Rows) + row]).Sum())];
        foreach (var isRaking in new[] { false, true })
        {
            var solved = Assert.IsType<double[]>(SampleCalibration.Solve(columns, Weights, totals, isRaking));
            Assert.All(Weights.Zip(solved), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    [Fact]
    public void Raking_of_two_factors_is_iterative_proportional_fitting()
    {
        // Columns: every level of the first factor, and all but the first of the second.
        var (first, second) = (Of(row => row % 3), Of(row => row % 7 % 2));
        double[] columns = [.. Of(row => first[row] == 0), .. Of(row => first[row] == 1), .. Of(row => first[row] == 2), .. Of(row => second[row] == 1)];
        var solved = Assert.IsType<double[]>(SampleCalibration.Solve(columns, Weights, [300, 500, 200, 350], true));
        var fitted = (double[])Weights.Clone();
        for (var k = 0; k < 400; k++)
        {
            Scale(fitted, first, [300, 500, 200]);
            Scale(fitted, second, [650, 350]);
        }

        Assert.All(fitted.Zip(solved), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * pair.First));
    }

    [Fact]
    public void Linear_calibration_of_one_factor_is_post_stratification()
    {
        var group = Of(row => row % 3);
        double[] columns = [.. Of(row => group[row] == 0), .. Of(row => group[row] == 1), .. Of(row => group[row] == 2)];
        var fitted = (double[])Weights.Clone();
        Scale(fitted, group, [300, 500, 200]);
        var solved = Assert.IsType<double[]>(SampleCalibration.Solve(columns, Weights, [300, 500, 200], false));
        Assert.All(fitted.Zip(solved), pair => Assert.Equal(pair.First, pair.Second, 1e-10 * pair.First));
    }

    [Fact]
    public void Totals_beyond_every_row_have_no_weights_and_columns_that_follow_from_others_none_either()
    {
        var columns = Columns();
        Assert.Null(SampleCalibration.Solve(columns, Weights, [100, 5000], true));
        double[] same = [.. columns, .. columns[..Rows].Zip(columns[Rows..], (one, x) => one + (2 * x))];
        Assert.True(SampleCalibration.AreIndependent(columns, Weights));
        Assert.False(SampleCalibration.AreIndependent(same, Weights));
        Assert.Throws<ArgumentException>(() => new SampleCalibration(same, Weights, Weights));
        Assert.Throws<ArgumentException>(() => new SampleCalibration(columns, Weights, [1]));
    }

    [Fact]
    public void Residuals_are_0_of_what_is_known_and_sum_to_what_the_rest_leaves()
    {
        var columns = Columns();
        var calibrated = Assert.IsType<double[]>(SampleCalibration.Solve(columns, Weights, [400, 2100], false));
        var calibration = new SampleCalibration(columns, Weights, calibrated);
        var x = columns.AsSpan(Rows);
        var scores = new double[Rows * 2];
        for (var row = 0; row < Rows; row++)
        {
            scores[row * 2] = calibrated[row] * ((3 * x[row]) - 2);
            scores[(row * 2) + 1] = calibrated[row] * Math.Sin(row);
        }

        calibration.Residualise(scores, 2);
        var (known, along) = (0.0, 0.0);
        for (var row = 0; row < Rows; row++)
        {
            known = Math.Max(known, Math.Abs(scores[row * 2]));
            along += Weights[row] / calibrated[row] * scores[(row * 2) + 1] * x[row];
        }

        Assert.InRange(known, 0, 1e-9);
        Assert.InRange(Math.Abs(along), 0, 1e-9);
    }

    [Fact]
    public void A_resampled_corpus_keeps_its_weights_and_has_no_calibration_where_rows_are_too_few()
    {
        var columns = Columns();
        var calibration = new SampleCalibration(columns, Weights, Weights);
        Assert.Null(calibration.Take([4, 4, 4]));
        var taken = Assert.IsType<SampleCalibration>(calibration.Take([1, 1, 5, 9]));
        double[] scores = [1, 1, 1, 1];
        taken.Residualise(scores, 1);
        Assert.Equal(scores[0], scores[1]);
    }

    private static double[] Columns() => [.. Enumerable.Repeat(1.0, Rows), .. Of(row => 2 + (row * 37 % 60 / 10.0))];

    private static double[] Of(Func<int, double> value) => [.. Enumerable.Range(0, Rows).Select(value)];

    private static double[] Of(Func<int, bool> holds) => Of(row => holds(row) ? 1.0 : 0);

    private static void Scale(double[] weights, double[] group, double[] totals)
    {
        var sums = new double[totals.Length];
        for (var row = 0; row < Rows; row++) sums[(int)group[row]] += weights[row];
        for (var row = 0; row < Rows; row++) weights[row] *= totals[(int)group[row]] / sums[(int)group[row]];
    }
}
