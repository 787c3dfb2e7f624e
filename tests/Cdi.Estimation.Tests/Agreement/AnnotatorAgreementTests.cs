using Cdi.Estimation.Agreement;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>Agreement of annotators, against published numbers.</summary>
public sealed class AnnotatorAgreementTests
{
    // Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers, twelve units, missing data.
    private static readonly string[] Reliability = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

    [Theory]
    [InlineData(false, 0.743)]
    [InlineData(true, 0.849)]
    public void Alpha_is_that_of_Krippendorff(bool areNumbers, double alpha)
    {
        var agreement = AnnotatorAgreement.Of(Units(Reliability), areNumbers);
        Assert.Equal((4, 11, 40), (agreement.Annotators, agreement.Texts, agreement.Labels));
        Assert.Equal(alpha, agreement.Alpha, 0.0005);
    }

    [Fact]
    public void The_share_of_pairs_counts_each_text_once()
    {
        var agreement = AnnotatorAgreement.Of(Units("11", "12", "12"), areNumbers: false);
        Assert.Equal((1 + (1 / 3.0)) / 2, agreement.PairsAgreeing, 1e-12);
    }

    [Fact]
    public void Labels_at_random_have_an_alpha_near_0_and_opposite_ones_are_below_it()
    {
        Assert.Equal(-0.5, AnnotatorAgreement.Of(Units("12", "21"), areNumbers: false).Alpha, 1e-12);
        Assert.Equal(1, AnnotatorAgreement.Of(Units("1212", "1212"), areNumbers: false).Alpha, 1e-12);
    }

    [Fact]
    public void One_label_for_all_and_no_pair_have_no_alpha()
    {
        var one = AnnotatorAgreement.Of(Units("11", "11"), areNumbers: false);
        Assert.Equal((2, 1), (one.Texts, one.PairsAgreeing));
        Assert.True(double.IsNaN(one.Alpha));
        Assert.Equal(0, AnnotatorAgreement.Of(Units("1.", ".1"), areNumbers: false).Texts);
    }

    private static IEnumerable<IReadOnlyList<(int Annotator, double Label)>> Units(params string[] annotators) =>
        Enumerable.Range(0, annotators[0].Length).Select(unit => (IReadOnlyList<(int, double)>)
            [.. annotators.Index().Where(each => each.Item[unit] != '.').Select(each => (each.Index, (double)(each.Item[unit] - '0')))]);
}
