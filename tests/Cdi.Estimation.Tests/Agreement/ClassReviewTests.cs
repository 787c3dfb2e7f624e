using Cdi.Estimation.Agreement;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>Agreement and errors about classes.</summary>
public class ClassReviewTests
{
    private const double Rounding = 1e-12;

    // Model and human: equal in rows 0, 1, 4; of class 1 the model alone in row 2, people alone in row 3.
    private static readonly WeightedPair[] Rows = [new(1, 1, 2), new(0, 0, 3), new(1, 0, 1), new(2, 1, 4), new(2, 2, 2)];

    [Fact]
    public void Shares_are_weighted_and_have_Wilsons_interval_for_Kishs_number_of_rows()
    {
        var agreement = Assert.NotNull(ClassReview.Agreement(Rows));
        Assert.Equal(7.0 / 12, agreement.Point, Rounding);

        // The ends p solve |p − share| = z √(p(1 − p)/m), m = 12²/34.
        Assert.All([agreement.Lower, agreement.Upper], end =>
            Assert.Equal(1.9599639845400545 * Math.Sqrt(end * (1 - end) * 34 / 144), Math.Abs(end - agreement.Point), Rounding));
    }

    [Fact]
    public void Errors_of_a_class_are_those_of_the_model_alone_and_of_people_alone()
    {
        var errors = Assert.IsType<ClassErrors>(ClassReview.Errors(Rows, 1));
        Assert.Equal((1.0 / 12, 4.0 / 12), (errors.FalsePositive.Point, errors.FalseNegative.Point));
        Assert.Equal(-3.0 / 12, errors.Balance.Point, Rounding);

        // t of 4 degrees; values 0, 0, 1, −1, 0 about −1/4.
        var squares = (((4 + 9 + 4) * 0.0625) + (1.25 * 1.25) + (16 * 0.75 * 0.75)) * 5 / 4;
        Assert.Equal(-0.25 + (2.7764451051977987 * Math.Sqrt(squares) / 12), errors.Balance.Upper ?? 0, 1e-9);
    }

    [Fact]
    public void Balances_of_all_classes_sum_to_nothing() =>
        Assert.Equal(0, Enumerable.Range(0, 3).Sum(code => ClassReview.Errors(Rows, code)?.Balance.Point ?? 1), Rounding);

    [Fact]
    public void Of_no_rows_nothing_is_said() =>
        Assert.Equal((null, null), (ClassReview.Agreement([]), ClassReview.Errors([], 0)));
}
