using Cdi.Estimation.Annotations;
using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Tests.Prediction;

public sealed class IsotonicPredictorTests
{
    private static readonly int[] Rows = [0, 1, 2, 3, 4];

    [Fact]
    public void Violators_are_pooled_and_what_is_between_pools_rises_linearly()
    {
        // Scores 1 … 5 with values 1, 3, 2, 2, 6: 3, 2, 2 are pooled to 7/3. Rows 5 and 6 have scores 1.5 and 9.
        var model = Of(OutcomeScale.Number, [1, 2, 3, 4, 5, 1.5, 9]);
        model.Fit(Rows, [1, 3, 2, 2, 6], [1, 1, 1, 1, 1]);
        Assert.Equal([1, 7.0 / 3, 7.0 / 3, 7.0 / 3, 6], Rows.Select(model.Predict));
        Assert.Equal(1 + (0.5 * (4.0 / 3)), model.Predict(5), 1e-15);
        Assert.Equal(6, model.Predict(6));
    }

    [Fact]
    public void Weights_count_as_copies()
    {
        var weighted = Of(OutcomeScale.Number, [3, 1, 2, 2, 4]);
        weighted.Fit(Rows, [2, 5, 1, 4, 3], [1, 2, 3, 1, 2]);
        var copied = Of(OutcomeScale.Number, [3, 1, 2, 2, 4]);
        copied.Fit([0, 1, 1, 2, 2, 2, 3, 4, 4], [2, 5, 5, 1, 1, 1, 4, 3, 3], [1, 1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.Equal(Rows.Select(copied.Predict), Rows.Select(weighted.Predict));
    }

    [Fact]
    public void The_fit_is_the_least_squares_fit_that_never_falls()
    {
        // Against every monotone sequence on a grid of eighths: none is nearer.
        double[] values = [0, 1, 0, 1, 1], weights = [1, 2, 1, 1, 3];
        var model = Of(OutcomeScale.Indicator, [0, 0, 1, 1, 1], [0.9, 0.6, 0.55, 0.7, 0.95]);
        model.Fit(Rows, values, weights);
        int[] ascending = [0, 1, 2, 3, 4];
        var fitted = ascending.Select(model.Predict).ToArray();
        Assert.Equal(fitted.Order(), fitted);
        var least = Loss(fitted);
        Assert.All(Monotone([], 5), candidate => Assert.True(Loss(candidate) >= least - 1e-12));

        double Loss(IReadOnlyList<double> fit) => ascending.Sum(row => weights[row] * (values[row] - fit[row]) * (values[row] - fit[row]));
    }

    [Fact]
    public void A_model_sure_of_no_stands_below_one_unsure_of_no()
    {
        var model = Of(OutcomeScale.Indicator, [0, 0, 1, 1], [0.95, 0.55, 0.55, 0.95]);
        model.Fit([0, 1, 2, 3], [0, 0, 1, 1], [1, 1, 1, 1]);
        Assert.Equal([0, 0, 1, 1], ((int[])[0, 1, 2, 3]).Select(model.Predict));
        model.Fit([0, 1, 2, 3], [1, 0, 0, 1], [1, 1, 1, 1]);
        Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3, 1], ((int[])[0, 1, 2, 3]).Select(model.Predict));
    }

    [Fact]
    public void Without_an_answer_the_mean_is_shrunk_and_without_labels_it_is_a_half()
    {
        // Two silent rows that are 1 of four: (2 + 5 · ½)/7.
        var model = Of(OutcomeScale.Indicator, [double.NaN, double.NaN, 0, 1]);
        Assert.Equal(0.5, model.Predict(3));
        model.Fit([0, 1, 2, 3], [1, 1, 0, 0], [1, 1, 1, 1]);
        Assert.Equal(4.5 / 7, model.Predict(0), 1e-15);
        model.Fit([0, 1], [1, 1], [1, 1]);
        Assert.Equal([1, 1], [model.Predict(2), model.Predict(0)]);
        model.Fit([], [], []);
        Assert.Equal([0.5, 0.5], [model.Predict(0), model.Predict(3)]);
    }

    private static IsotonicPredictor Of(OutcomeScale scale, double[] machine, double[]? confidence = null) =>
        new(new PredictorColumns(scale, machine, confidence ?? default(ReadOnlyMemory<double>), default));

    private static IEnumerable<List<double>> Monotone(List<double> so, int left)
    {
        if (left == 0) return [so];
        var from = so.Count == 0 ? 0 : (int)(so[^1] * 8);
        return Enumerable.Range(from, 9 - from).SelectMany(next => Monotone([.. so, next / 8.0], left - 1));
    }
}
