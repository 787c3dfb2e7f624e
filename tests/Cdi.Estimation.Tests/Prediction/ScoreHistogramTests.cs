using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Tests.Prediction;

public sealed class ScoreHistogramTests
{
    [Fact]
    public void A_bin_is_shrunk_towards_the_overall_mean_by_five_labels()
    {
        // Scores .1 and .9 are two bins. Four labels each, errors 1 and 0: overall ½; bins (4 + 5·½)/9 and (0 + 5·½)/9.
        var model = new ScoreHistogram([0.1, 0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9]);
        model.Fit([0, 1, 2, 3, 4, 5, 6, 7], [1, 1, 1, 1, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1, 1, 1]);
        Assert.Equal(6.5 / 9, model.Predict(0), 1e-15);
        Assert.Equal(2.5 / 9, model.Predict(7), 1e-15);
    }

    [Fact]
    public void Weights_count_rows_in_proportion()
    {
        // Weights 2 and 1 scaled by Σw/Σw² = 6/10: the overall mean is 2·2/6, the bin of row 0 (0.6·4 + 5·⅔)/(0.6·4 + 5).
        var model = new ScoreHistogram([0.1, 0.1, 0.9, 0.9]);
        model.Fit([0, 1, 2, 3], [1, 1, 0, 0], [2, 2, 1, 1]);
        Assert.Equal((2.4 + (5 * 2.0 / 3)) / 7.4, model.Predict(0), 1e-15);
    }

    [Fact]
    public void Error_need_not_fall_with_the_score()
    {
        double[] scores = [.. Enumerable.Range(0, 300).Select(row => row / 300.0)];
        double[] errors = [.. Enumerable.Range(0, 300).Select(row => row is >= 90 and < 210 ? 0.6 : 0.1)];
        var model = new ScoreHistogram(scores);
        model.Fit([.. Enumerable.Range(0, 300)], errors, [.. Enumerable.Repeat(1.0, 300)]);
        Assert.True(model.Predict(150) > 3 * model.Predict(10));
        Assert.True(model.Predict(150) > 3 * model.Predict(290));
    }

    [Fact]
    public void Missing_scores_have_a_bin_of_their_own()
    {
        var model = new ScoreHistogram([0.5, double.NaN, 0.5, double.NaN]);
        model.Fit([0, 1, 2], [0, 1, 0], [1, 1, 1]);
        Assert.Equal(model.Predict(1), model.Predict(3));
        Assert.True(model.Predict(1) > model.Predict(0));
    }

    [Fact]
    public void Without_labels_every_row_has_the_same_error()
    {
        var model = new ScoreHistogram([0.2, 0.4]);
        model.Fit([], [], []);
        Assert.Equal(model.Predict(0), model.Predict(1));
    }
}
