using Cdi.Estimation.Annotations;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Tests.Prediction;

public sealed class BoostedTreesTests
{
    private static readonly int[] Rows = [.. Enumerable.Range(0, 400)];
    private static readonly double[] Ones = [.. Rows.Select(_ => 1.0)];

    [Fact]
    public void Trees_find_a_threshold_and_an_interaction_that_no_line_has()
    {
        // The label is 1 where exactly one of two covariates is above .5; the third is noise.
        var columns = Columns(out var labels, 0);
        var (trees, ridge) = (OutOfFold(columns, PredictorKind.BoostedTrees, labels), OutOfFold(columns, PredictorKind.Ridge, labels));
        Assert.InRange(Error(trees, labels), 0, 0.1);
        Assert.InRange(Error(ridge, labels), 0.2, 0.3);
    }

    [Fact]
    public void One_tree_by_hand()
    {
        // Sixteen rows, eight with 0 and eight with 1; the answer tells which. Squares: the mean is ½, a leaf steps by .1 · 8 · ½/(8 + 5) = 4/130 at first.
        double[] answers = [.. Enumerable.Range(0, 16).Select(row => row < 8 ? 0.0 : 1)];
        int[] rows = [.. Enumerable.Range(0, 16)];
        var model = new BoostedTreesPredictor(new PredictorColumns(OutcomeScale.Number, answers, default, default));
        model.Fit(rows, answers, [.. rows.Select(_ => 1.0)]);
        var left = Enumerable.Range(0, BoostedTreesPredictor.Trees).Aggregate(0.5, (residual, _) => residual - (0.1 * 8 * residual / 13));
        Assert.Equal(1 - left, model.Predict(15), 1e-12);
        Assert.Equal(left, model.Predict(0), 1e-12);
    }

    [Fact]
    public void A_leaf_holds_eight_labels()
    {
        // Seven rows that differ are too few for a leaf of their own.
        double[] answers = [.. Enumerable.Range(0, 40).Select(row => row < 7 ? 1.0 : 0)];
        int[] rows = [.. Enumerable.Range(0, 40)];
        var model = new BoostedTreesPredictor(new PredictorColumns(OutcomeScale.Number, answers, default, default));
        model.Fit(rows, answers, [.. rows.Select(_ => 1.0)]);
        Assert.Equal([7.0 / 40, 7.0 / 40], [model.Predict(0), model.Predict(39)]);
    }

    [Fact]
    public void Missing_answers_are_split_apart()
    {
        double[] answers = [.. Rows.Select(row => row % 4 == 0 ? double.NaN : row % 7)];
        double[] labels = [.. answers.Select(answer => double.IsNaN(answer) ? 1.0 : 0)];
        var model = new BoostedTreesPredictor(new PredictorColumns(OutcomeScale.Indicator, answers, default, default));
        model.Fit(Rows, labels, Ones);
        Assert.InRange(model.Predict(0), 0.9, 1);
        Assert.InRange(model.Predict(1), 0, 0.1);
    }

    [Fact]
    public void The_order_of_rows_and_a_factor_of_weights_change_nothing()
    {
        var columns = Columns(out var labels, 0.1);
        double[] weights = [.. Rows.Select(row => 1.0 + (row % 3))];
        var (straight, turned) = (new BoostedTreesPredictor(columns), new BoostedTreesPredictor(columns));
        straight.Fit(Rows, labels, weights);
        int[] reversed = [.. Rows.Reverse()];
        turned.Fit(reversed, [.. labels.Reverse()], [.. weights.Reverse().Select(weight => 4 * weight)]);
        Assert.All(Rows, row => Assert.Equal(straight.Predict(row), turned.Predict(row), 1e-10));
    }

    [Fact]
    public void A_second_fit_and_predictions_allocate_nothing()
    {
        var columns = Columns(out var labels, 0.1);
        var model = new BoostedTreesPredictor(columns);
        model.Fit(Rows, labels, Ones);
        var before = GC.GetAllocatedBytesForCurrentThread();
        model.Fit(Rows, labels, Ones);
        for (var row = 0; row < Rows.Length; row++) model.Predict(row);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_choice_takes_trees_where_lines_fail_and_the_ridge_where_there_are_few_labels()
    {
        var columns = Columns(out var labels, 0);
        var model = new ChosenPredictor(columns, [PredictorKind.Ridge, PredictorKind.Isotonic, PredictorKind.BoostedTrees]);
        model.Fit(Rows, labels, Ones);
        Assert.Equal(2, model.Chosen);
        model.Fit(Rows.AsSpan(0, 59), labels.AsSpan(0, 59), Ones.AsSpan(0, 59));
        Assert.Equal(0, model.Chosen);
    }

    [Fact]
    public void A_choice_is_made_by_the_variance_that_is_left_and_not_by_accuracy()
    {
        // Labels of π = 1 cost no variance: where the second candidate is wrong, every text is labelled.
        var columns = Columns(out _, 0);
        double[] labels = [.. Rows.Select(row => row % 2.0)], weights = [.. Rows.Select(row => row < 300 ? 1.0 : 10)];
        var model = new ChosenPredictor(columns, [Fixed(_ => 0.5), Fixed(row => row < 300 ? 1 - (row % 2.0) : row % 2.0)]);
        model.Fit(Rows, labels, weights);
        Assert.Equal(1, model.Chosen);
        model.Fit(Rows, labels, Ones);
        Assert.Equal(0, model.Chosen);
    }

    private static PredictorKind Fixed(Func<int, double> predict) => new("fixed", (_, _) => new Constant(predict));

    private static PredictorColumns Columns(out double[] labels, double wrong)
    {
        var random = new CounterRandom(11, RandomPurpose.Fold);
        double Draw(int row, int column) => random.Uniform(RowKey.FromRowNumber((row * 8) + column));
        double[] covariates = [.. Enumerable.Range(0, 3).SelectMany(column => Rows.Select(row => Draw(row, column)))];
        labels = [.. Rows.Select(row => (Draw(row, 0) > 0.5) != (Draw(row, 1) > 0.5) != (Draw(row, 4) < wrong) ? 1.0 : 0)];
        return new PredictorColumns(OutcomeScale.Indicator, new double[Rows.Length], default, covariates)
        {
            IdentityOf = new Sources.RowValues<RowKey>((RowKey[])[.. Rows.Select(RowKey.FromRowNumber)]),
        };
    }

    private static double[] OutOfFold(PredictorColumns columns, PredictorKind kind, double[] labels)
    {
        var predictions = new double[Rows.Length];
        new Calibrator(columns, kind).PredictOutOfFold(Rows, labels, Ones, Folds.Create([.. Rows.Select(RowKey.FromRowNumber)], 3), predictions);
        return predictions;
    }

    private static double Error(double[] predictions, double[] labels) => predictions.Zip(labels, (said, truth) => (said - truth) * (said - truth)).Average();

    private sealed class Constant(Func<int, double> predict) : IPredictor
    {
        public void Fit(ReadOnlySpan<int> rows, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
        {
        }

        public double Predict(int row) => predict(row);
    }
}
