using Cdi.Corpus;
using Cdi.Studies.Results;
using Cdi.Studies.Running;
using Cdi.Studies.Tests.Studies;

namespace Cdi.Studies.Tests.Running;

public class NumericAgreementTests
{
    private const double Rounding = 1e-12;

    // model − human: 1, −1, 2, 0, 1 with equal weights.
    private static readonly (double Model, double Human, double Weight)[] Five = [(3, 2, 4), (1, 2, 4), (7, 5, 4), (4, 4, 4), (6, 5, 4)];

    [Fact]
    public void Bias_errors_and_their_intervals_are_those_of_a_sample_mean()
    {
        var numbers = Of(Five);

        // t.test(c(1, -1, 2, 0, 1)): mean 0.6, standard deviation √1.3, t(4) = 2.7764451052.
        var reach = 2.7764451051977987 * Math.Sqrt(1.3 / 5);
        AssertNear(numbers.Bias, 0.6, 0.6 - reach, 0.6 + reach);
        Assert.Equal(1, numbers.MeanAbsoluteError.Point, Rounding);
        Assert.Equal(Math.Sqrt(7.0 / 5), numbers.RootMeanSquareError.Point, Rounding);

        // Squares 1, 1, 4, 0, 1: standard error √(2.3/5); on the logarithm of the root half the relative error.
        var half = 2.7764451051977987 * Math.Sqrt(2.3 / 5) / 1.4 / 2;
        AssertNear(numbers.RootMeanSquareError, Math.Sqrt(1.4), Math.Sqrt(1.4) * Math.Exp(-half), Math.Sqrt(1.4) * Math.Exp(half));
    }

    [Fact]
    public void The_correlation_is_Pearsons_with_Fishers_interval()
    {
        var correlation = Assert.NotNull(Of(Five).Correlation);

        Assert.Equal(13.4 / Math.Sqrt(22.8 * 9.2), correlation.Point, Rounding);
        var z = Math.Atanh(correlation.Point);
        AssertNear(correlation, correlation.Point, Math.Tanh(z - (1.9599639845400545 / Math.Sqrt(2))), Math.Tanh(z + (1.9599639845400545 / Math.Sqrt(2))));
    }

    [Fact]
    public void Weights_times_a_constant_change_nothing()
    {
        var other = Of([.. Five.Select(row => row with { Weight = 0.1 })]);

        Assert.Equal(Of(Five).Bias.Upper.GetValueOrDefault(), other.Bias.Upper.GetValueOrDefault(), Rounding);
        Assert.Equal(Of(Five).Correlation?.Lower ?? 0, other.Correlation?.Lower ?? 1, Rounding);
    }

    [Fact]
    public void A_weight_of_two_counts_as_two_rows_in_the_point() =>
        Assert.Equal(Of([(1, 0, 2), (5, 0, 1)]).Bias.Point, Of([(1, 0, 1), (1, 0, 1), (5, 0, 1)]).Bias.Point, Rounding);

    [Fact]
    public void Rows_without_spread_carry_no_interval()
    {
        var equal = Of([(1, 1, 1), (2, 2, 1), (3, 3, 1)]);

        Assert.Equal(new ValueEstimate(0, null, null), equal.Bias);
        Assert.Equal(new ValueEstimate(0, null, null), equal.RootMeanSquareError);
        Assert.Equal((null, null), (equal.Correlation?.Lower, equal.Correlation?.Upper));
        Assert.Null(Of([(1, 2, 1), (1, 3, 1)]).Correlation);
        Assert.Null(NumericReview.Of([]));
    }

    [Fact]
    public async Task A_numeric_outcome_has_them_in_its_result()
    {
        var study = SmallStudy.Given with
        {
            Corpus = SmallStudy.Given.Corpus with
            {
                RecordedLabels = [],
                RecordedNumbers = [new RecordedNumbers(SmallStudy.ModelLabel, "model", 0, 10), new RecordedNumbers(SmallStudy.HumanLabel, "human", 0, 10)],
            },
            Outcomes = [new() { Name = "tone", Minimum = 0, Maximum = 10 }],
            Llms = [SmallStudy.Given.Llms[0] with { RecordedConfidence = null }],
            Estimands = [SmallStudy.Share with { Event = null, Name = "mean" }],
        };
        var rows = SmallCorpus.Rows(300).Select((row, index) =>
            index % 3 == 0 ? row with { Human = (row.Human * 4) + 3, Model = (row.Model * 3) + 2 }
            : row with { Human = null, Model = (row.Model * 3) + 2 }).ToList();
        var numbers = Assert.IsType<NumericAgreement>(Assert.Single((await SmallStudy.Result(study, rows)).Annotators).Numbers);

        Assert.Equal(rows.Where(row => row.Human is not null).Average(row => (double)(row.Model.GetValueOrDefault() - row.Human.GetValueOrDefault())),
            numbers.Bias.Point, Rounding);
    }

    private static NumericAgreement Of(IReadOnlyList<(double Model, double Human, double Weight)> rows) =>
        Assert.IsType<NumericAgreement>(NumericReview.Of(rows));

    private static void AssertNear(ValueEstimate actual, double point, double lower, double upper) => Assert.Equal(
        [point, lower, upper], [actual.Point, actual.Lower ?? double.NaN, actual.Upper ?? double.NaN], (one, other) => Math.Abs(one - other) < 1e-9);
}
