using Cdi.Estimation.Agreement;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>Agreement of annotators, against published numbers.</summary>
public sealed class AnnotatorAgreementTests
{
    // Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C: four observers, twelve units, missing data.
    private static readonly string[] Reliability = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

    [Theory]
    [InlineData(LabelScale.Nominal, 0.743)]
    [InlineData(LabelScale.Ordinal, 0.815)]
    [InlineData(LabelScale.Interval, 0.849)]
    public void Alpha_is_that_of_Krippendorff(LabelScale scale, double alpha)
    {
        var agreement = AnnotatorAgreement.Of(Units(Reliability), scale);
        Assert.Equal((4, 11, 40), (agreement.Annotators, agreement.Texts, agreement.Labels));
        Assert.Equal(alpha, agreement.Alpha, 0.0005);
    }

    [Fact]
    public void The_share_of_pairs_counts_each_text_once()
    {
        var agreement = AnnotatorAgreement.Of(Units("11", "12", "12"), LabelScale.Nominal);
        Assert.Equal((1 + (1 / 3.0)) / 2, agreement.PairsAgreeing, 1e-12);
    }

    [Fact]
    public void Labels_at_random_have_an_alpha_near_0_and_opposite_ones_are_below_it()
    {
        Assert.Equal(-0.5, AnnotatorAgreement.Of(Units("12", "21"), LabelScale.Nominal).Alpha, 1e-12);
        Assert.Equal(1, AnnotatorAgreement.Of(Units("1212", "1212"), LabelScale.Nominal).Alpha, 1e-12);
    }

    [Fact]
    public void One_label_for_all_and_no_pair_have_no_alpha()
    {
        var one = AnnotatorAgreement.Of(Units("11", "11"), LabelScale.Nominal);
        Assert.Equal((2, 1), (one.Texts, one.PairsAgreeing));
        Assert.True(double.IsNaN(one.Alpha));
        Assert.Equal(0, AnnotatorAgreement.Of(Units("1.", ".1"), LabelScale.Nominal).Texts);
    }

    [Fact]
    public void An_order_that_is_kept_keeps_the_ordinal_alpha_and_numbers_do_not()
    {
        string[] stretched = [.. Reliability.Select(row => row.Replace('5', '9').Replace('4', '7'))];
        Assert.Equal(Of(Reliability, LabelScale.Ordinal), Of(stretched, LabelScale.Ordinal), 1e-12);
        Assert.NotEqual(Of(Reliability, LabelScale.Interval), Of(stretched, LabelScale.Interval), 1e-3);
        Assert.Equal(Of(Reliability, LabelScale.Nominal), Of(stretched, LabelScale.Nominal), 1e-12);

        static double Of(string[] annotators, LabelScale scale) => AnnotatorAgreement.Of(Units(annotators), scale).Alpha;
    }

    [Theory]
    [InlineData(LabelScale.Nominal)]
    [InlineData(LabelScale.Ordinal)]
    [InlineData(LabelScale.Interval)]
    public void Equal_weights_change_nothing_and_a_text_of_weight_two_is_almost_two_texts(LabelScale scale)
    {
        var texts = Units(Reliability).ToList();
        var plain = AnnotatorAgreement.Of(texts, scale);
        Assert.Equal(plain.Alpha, AnnotatorAgreement.Of(texts.Select(text => text with { Weight = 7 }), scale).Alpha, 1e-12);
        var many = Enumerable.Repeat(texts, 200).SelectMany(each => each).ToList();
        var doubled = AnnotatorAgreement.Of([.. many, .. many.Where((_, index) => index % 12 == 5)], scale);
        var weighted = AnnotatorAgreement.Of(many.Select((text, index) => text with { Weight = index % 12 == 5 ? 2 : 1 }), scale);
        Assert.Equal(doubled.Alpha, weighted.Alpha, 1e-4);
        Assert.Equal(doubled.PairsAgreeing, weighted.PairsAgreeing, 1e-12);
    }

    // Leaving one text out at a time says how far α hangs on each, with no derivative.
    [Theory]
    [InlineData(LabelScale.Nominal)]
    [InlineData(LabelScale.Ordinal)]
    [InlineData(LabelScale.Interval)]
    public void The_interval_is_as_wide_as_the_jackknife_says(LabelScale scale)
    {
        var texts = Drawn(300);
        var agreement = AnnotatorAgreement.Of(texts, scale);
        double[] without = [.. texts.Select((_, left) => AnnotatorAgreement.Of(texts.Where((_, index) => index != left), scale).Alpha)];
        var mean = without.Average();
        var jackknife = Math.Sqrt((texts.Count - 1.0) / texts.Count * without.Sum(alpha => (alpha - mean) * (alpha - mean)));
        var (lower, upper) = (agreement.AlphaLower.GetValueOrDefault(), agreement.AlphaUpper.GetValueOrDefault());
        Assert.True(lower < agreement.Alpha && agreement.Alpha < upper && upper < 1);

        // The logarithm of 1 − α has this standard error, and 299 degrees of freedom.
        var error = Math.Log((1 - lower) / (1 - upper)) / 2 / 1.968;
        Assert.Equal(jackknife / (1 - agreement.Alpha), error, 0.03 * error);
    }

    [Fact]
    public void No_disagreement_and_one_text_have_no_interval()
    {
        var whole = AnnotatorAgreement.Of(Units("1212", "1212"), LabelScale.Nominal);
        Assert.Equal((1.0, (double?)null, (double?)null), (whole.Alpha, whole.AlphaLower, whole.AlphaUpper));
        Assert.Null(AnnotatorAgreement.Of(Units("1.", "2."), LabelScale.Nominal).AlphaLower);
    }

    // Three annotators, each wrong about a third of the texts by one step, of texts with unequal weights; of some one annotator is silent.
    private static List<RatedText> Drawn(int texts)
    {
        var next = 12345u;
        return [.. Enumerable.Range(0, texts).Select(_ =>
        {
            var truth = 1 + (Random() % 5);
            List<(int, double)> labels = [.. Enumerable.Range(0, Random() % 4 == 0 ? 2 : 3).Select(
                annotator => (annotator, Math.Clamp(truth + (Random() % 3 == 0 ? (Random() % 2 * 2.0) - 1 : 0), 1, 5)))];
            return new RatedText(labels, 1 + (Random() % 4));
        })];

        int Random()
        {
            next = (next * 1664525u) + 1013904223u;
            return (int)(next >> 10);
        }
    }

    private static IEnumerable<RatedText> Units(params string[] annotators) => Enumerable.Range(0, annotators[0].Length).Select(unit => new RatedText(
        [.. annotators.Index().Where(each => each.Item[unit] != '.').Select(each => (each.Index, (double)(each.Item[unit] - '0')))]));
}
