using Cdi.Estimation.Planning;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Tests.Planning;

public sealed class LabelForecastTests
{
    [Fact]
    public void The_variance_of_a_mean_is_that_of_simple_random_sampling()
    {
        // s² = 4 in a corpus of 1000: (1/m − 1/1000)·4 within it, 4/m for a population.
        var corpus = new LabelForecast(4 * (1.0 / 100 - 1.0 / 1000), 4 * (1.0 / 100 - 1.0 / 1000), 100, 1000);
        var population = new LabelForecast(4 * (1.0 / 100 - 1.0 / 1000), 4.0 / 100, 100, 1000);
        Assert.Equal(4 * (1.0 / 400 - 1.0 / 1000), corpus.Variance(400), 1e-15);
        Assert.Equal(4.0 / 400, population.Variance(400), 1e-15);
        Assert.Equal((0, 4.0 / 1000), (corpus.Variance(1000), Math.Round(population.Variance(1000), 12)));
        Assert.Equal(400, corpus.LabelsFor(corpus.Variance(400)) ?? 0, 1e-9);
        Assert.Equal(250, population.LabelsFor(4.0 / 250) ?? 0, 1e-9);
    }

    [Fact]
    public void No_number_of_labels_makes_up_for_rows_that_are_not_there()
    {
        var population = new LabelForecast(0.02, 0.03, 100, 1000);
        Assert.Null(population.LabelsFor(0.009));
        Assert.Null(population.LabelsFor(population.OfRows));
        Assert.NotNull(population.LabelsFor(0.0101));
    }

    [Fact]
    public void Predictions_explain_what_they_take_off_the_variance_of_a_label()
    {
        var (human, tuned) = (new LabelForecast(0.04, 0.05, 100, 1000), new LabelForecast(0.03, 0.05, 100, 1000));
        Assert.Equal(0.25, tuned.ExplainedBy(human), 1e-15);
        Assert.Equal(0, human.ExplainedBy(tuned));
    }

    [Fact]
    public void Power_is_that_of_a_normal_test()
    {
        // 1.959964 + 0.841621 for two sides at .05 and power .8; 1.644854 + 0.841621 for one.
        Assert.Equal(2.801585, LabelForecast.DetectableEffect(1, 0.05, 0.8, Alternative.TwoSided), 1e-6);
        Assert.Equal(2.486475, LabelForecast.DetectableEffect(1, 0.05, 0.8, Alternative.Larger), 1e-6);
        Assert.Equal(0.1, LabelForecast.DetectableEffect(LabelForecast.ErrorForEffect(0.1, 0.05, 0.9, Alternative.TwoSided), 0.05, 0.9,
            Alternative.TwoSided), 1e-12);
    }

    [Theory]
    [InlineData(0, 1, 10, 20)]
    [InlineData(double.NaN, 1, 10, 20)]
    [InlineData(1, 1, 0, 20)]
    [InlineData(1, 1, 20, 20)]
    public void A_pilot_that_says_nothing_is_refused(double draw, double whole, double labels, double rows) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelForecast(draw, whole, labels, rows));
}
