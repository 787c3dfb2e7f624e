using Cdi.Estimation.Prediction;

namespace Cdi.Estimation.Tests.Prediction;

public sealed class PredictorBasisTests
{
    private static readonly double[] Machine = [0, 1, 1, 0, 1, 0, 0, 1];
    private static readonly double[] Confidence = [0.1, 0.9, 0.4, 0.7, 0.6, 0.2, 0.8, 0.3];
    private static readonly double[] Covariate = [1, 2, 3, 4, 5, 6, 7, 8];

    [Fact]
    public void Answer_and_covariates_enter_with_their_interactions()
    {
        // 1; label, confidence, confidence², label × confidence; covariate, label × covariate.
        var basis = PredictorBasis.Create(Machine, Confidence, Covariate);
        Assert.Equal(7, basis.ColumnCount);
        Assert.Equal(4, basis.AnswerColumnCount);
    }

    [Fact]
    public void Plain_covariates_enter_without_interactions()
    {
        // 1; label, confidence, confidence², label × confidence; both covariates, label × the second.
        double[] covariates = [3, 1, 4, 1, 5, 9, 2, 6, .. Covariate];
        Assert.Equal(8, PredictorBasis.Create(Machine, Confidence, covariates, 1).ColumnCount);
        Assert.Equal(9, PredictorBasis.Create(Machine, Confidence, covariates).ColumnCount);
    }

    [Fact]
    public void Regressors_are_standardised()
    {
        var basis = PredictorBasis.Create(Machine, Confidence, Covariate);
        for (var column = 1; column < basis.ColumnCount; column++)
        {
            double[] values = [.. Enumerable.Range(0, 8).Select(row => basis.Row(row)[column])];
            Assert.Equal(0, values.Average(), 1e-14);
            Assert.Equal(1, values.Average(value => value * value), 1e-14);
        }
    }

    [Fact]
    public void Missing_answers_have_the_mean_and_an_indicator()
    {
        double[] machine = [0, 1, double.NaN, 0, 1, 0, double.NaN, 1];
        var basis = PredictorBasis.Create(machine, [], []);
        Assert.Equal(3, basis.ColumnCount);
        Assert.Equal(0, basis.Row(2)[1], 1e-15);
        Assert.True(basis.Row(2)[2] > 0);
        Assert.True(basis.Row(0)[2] < 0);
    }

    [Fact]
    public void Columns_that_say_nothing_new_are_left_out()
    {
        double[] constant = [.. Enumerable.Repeat(0.1, 8)];
        var basis = PredictorBasis.Create(Machine, constant, [.. Covariate, .. Covariate, .. constant]);
        Assert.Equal(4, basis.ColumnCount);
        Assert.Equal(1, basis.AnswerColumnCount);
    }

    [Fact]
    public void Without_an_answer_only_covariates_are_left()
    {
        double[] nothing = [.. Enumerable.Repeat(double.NaN, 8)];
        var basis = PredictorBasis.Create(nothing, nothing, Covariate);
        Assert.Equal(2, basis.ColumnCount);
        Assert.Equal(0, basis.AnswerColumnCount);
    }

    [Fact]
    public void Lengths_that_disagree_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictorBasis.Create(Machine, [0.5], []));
        Assert.Throws<ArgumentException>(() => PredictorBasis.Create(Machine, [], [1, 2, 3]));
    }
}
