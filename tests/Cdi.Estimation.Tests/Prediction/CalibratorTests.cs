using Cdi.Estimation.Annotations;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Prediction;

public sealed class CalibratorTests
{
    private const int Rows = 400;

    private static readonly double[] Machine = [.. Enumerable.Range(0, Rows).Select(row => row % 2 == 0 ? 1.0 : 0)];
    private static readonly double[] Covariate = [.. Enumerable.Range(0, Rows).Select(row => row % 5 == 0 ? 1.0 : 0)];
    private static PredictorColumns Basis(OutcomeScale scale) => new(scale, Machine, default, Covariate);
    private static readonly int[] EveryRow = [.. Enumerable.Range(0, Rows)];
    private static readonly double[] Ones = [.. Enumerable.Repeat(1.0, Rows)];
    private static readonly Folds TenFolds = Folds.Create([.. EveryRow.Select(RowKey.FromRowNumber)], 3);

    // The annotator is right in four of five rows, evenly spread over both labels and the covariate.
    private static readonly double[] Labels = [.. EveryRow.Select(row => row / 10 % 5 == 0 ? 1 - Machine[row] : Machine[row])];

    [Theory]
    [InlineData(OutcomeScale.Indicator)]
    [InlineData(OutcomeScale.Number)]
    public void Predictions_of_a_fold_do_not_depend_on_its_labels(OutcomeScale scale)
    {
        var before = OutOfFold(scale, Labels);
        for (var fold = 0; fold < TenFolds.Count; fold++)
        {
            double[] changed = [.. Labels.Select((label, row) => TenFolds[row] == fold ? 1 - label : label)];
            var after = OutOfFold(scale, changed);
            Assert.All(EveryRow.Where(row => TenFolds[row] == fold), row => Assert.Equal(before[row], after[row]));
            Assert.All(EveryRow.Where(row => TenFolds[row] != fold), row => Assert.NotEqual(before[row], after[row]));
        }
    }

    [Theory]
    [InlineData(OutcomeScale.Indicator)]
    [InlineData(OutcomeScale.Number)]
    public void Predictions_approach_what_humans_say_given_the_answer(OutcomeScale scale)
    {
        // .8 and .2 by construction. The ridge of 0.3 labels against 400 and one fold in ten left out move them by less than .05.
        var predictions = OutOfFold(scale, Labels);
        Assert.All(EveryRow, row => Assert.Equal(Machine[row] == 1 ? 0.8 : 0.2, predictions[row], 0.05));
    }

    [Theory]
    [InlineData(OutcomeScale.Indicator)]
    [InlineData(OutcomeScale.Number)]
    public void A_fit_does_not_depend_on_earlier_fits(OutcomeScale scale)
    {
        var calibrator = new Calibrator(Basis(scale));
        calibrator.Fit(EveryRow, [.. Labels.Select(label => 1 - label)], Ones);
        calibrator.Fit(EveryRow[..50], Labels.AsSpan(0, 50), Ones.AsSpan(0, 50));
        var fresh = new Calibrator(Basis(scale));
        fresh.Fit(EveryRow[..50], Labels.AsSpan(0, 50), Ones.AsSpan(0, 50));
        Assert.All(EveryRow, row => Assert.Equal(fresh.Predict(row), calibrator.Predict(row)));
    }

    [Fact]
    public void Without_regressors_the_probability_has_a_closed_form()
    {
        // Σ (p − y) + (p − ½) = 0 with 7 labels of which 5 are 1: p = 5.5/8.
        var calibrator = new Calibrator(new PredictorColumns(OutcomeScale.Indicator, (double[])[.. Enumerable.Repeat(1.0, 7)], default, default));
        calibrator.Fit([0, 1, 2, 3, 4, 5, 6], [1, 1, 0, 1, 1, 0, 1], [1, 1, 1, 1, 1, 1, 1]);
        Assert.Equal(5.5 / 8, calibrator.Predict(0), 1e-12);
    }

    [Fact]
    public void Without_regressors_a_number_is_the_weighted_mean()
    {
        var calibrator = new Calibrator(new PredictorColumns(OutcomeScale.Number, new double[] { 1, 1, 1 }, default, default));
        calibrator.Fit([0, 1, 2], [10, 20, 40], [1, 2, 1]);
        Assert.Equal(22.5, calibrator.Predict(0), 1e-12);
    }

    [Fact]
    public void Ridge_regression_has_its_closed_form()
    {
        // One standardised regressor ±1 in equal numbers, four labels of weight 1: β₁ = Σ x v/(4 + 0.3), β₀ = mean.
        var calibrator = new Calibrator(new PredictorColumns(OutcomeScale.Number, new double[] { 0, 1, 0, 1 }, default, default));
        calibrator.Fit([0, 1, 2, 3], [1, 4, 3, 8], [1, 1, 1, 1]);
        Assert.Equal(4 + (8 / 4.3), calibrator.Predict(1), 1e-12);
        Assert.Equal(4 - (8 / 4.3), calibrator.Predict(0), 1e-12);
    }

    [Fact]
    public void Only_ratios_of_weights_matter()
    {
        double[] weights = [.. EveryRow.Select(row => 1.0 + (row % 3))];
        var (plain, scaled) = (new Calibrator(Basis(OutcomeScale.Indicator)), new Calibrator(Basis(OutcomeScale.Indicator)));
        plain.Fit(EveryRow, Labels, weights);
        scaled.Fit(EveryRow, Labels, [.. weights.Select(weight => 1024 * weight)]);
        Assert.All(EveryRow, row => Assert.Equal(plain.Predict(row), scaled.Predict(row), 1e-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Labels_that_are_all_the_same_have_a_finite_fit(double label)
    {
        var calibrator = new Calibrator(Basis(OutcomeScale.Indicator));
        calibrator.Fit(EveryRow, [.. Enumerable.Repeat(label, Rows)], Ones);
        Assert.All(EveryRow, row => Assert.InRange(Math.Abs(calibrator.Predict(row) - label), 1e-6, 0.02));
    }

    [Fact]
    public void A_label_that_separates_has_a_finite_fit()
    {
        var calibrator = new Calibrator(Basis(OutcomeScale.Indicator));
        calibrator.Fit(EveryRow, Machine, Ones);
        Assert.All(EveryRow, row => Assert.InRange(Math.Abs(calibrator.Predict(row) - Machine[row]), 1e-6, 0.05));
    }

    [Theory]
    [InlineData(OutcomeScale.Indicator, 0.5)]
    [InlineData(OutcomeScale.Number, 0)]
    public void Without_labels_nothing_is_known(OutcomeScale scale, double expected)
    {
        var calibrator = new Calibrator(Basis(scale));
        calibrator.Fit([], [], []);
        Assert.Equal(expected, calibrator.Predict(7));
    }

    [Fact]
    public void Covariates_that_say_nothing_cost_little()
    {
        // 20 coin flips as covariates, doubled by interactions, for 400 labels: least squares would add 42/400 of the residual
        // variance .16 to the error; the penalty keeps a fifth of that.
        double[] noise = [.. Enumerable.Range(0, 20 * Rows).Select(
            i => new CounterRandom(5, RandomPurpose.Resample).Uniform(new RowKey((ulong)i)) < 0.5 ? 1.0 : 0)];
        var calibrator = new Calibrator(new PredictorColumns(OutcomeScale.Indicator, Machine, default, noise));
        var predictions = new double[Rows];
        calibrator.PredictOutOfFold(EveryRow, Labels, Ones, TenFolds, predictions);
        Assert.InRange(EveryRow.Average(row => Math.Pow(Labels[row] - predictions[row], 2)), 0.15, 0.16 * (1 + (0.2 * 42 / 400)));
    }

    [Fact]
    public void Rows_with_one_identity_share_a_fold()
    {
        RowKey[] identities = [.. EveryRow.Select(row => RowKey.FromRowNumber(row / 4))];
        var folds = Folds.Create(identities, 9);
        Assert.All(EveryRow, row => Assert.Equal(folds[row / 4 * 4], folds[row]));
        Assert.Equal(10, EveryRow.Select(row => folds[row]).Distinct().Count());
        Assert.Throws<ArgumentOutOfRangeException>(() => Folds.Create(identities, 9, 1));
    }

    private static double[] OutOfFold(OutcomeScale scale, double[] labels)
    {
        var predictions = new double[Rows];
        new Calibrator(Basis(scale)).PredictOutOfFold(EveryRow, labels, Ones, TenFolds, predictions);
        return predictions;
    }
}
