using Cdi.Reporting.Html.Plots;
using Cdi.Reporting.Markdown;
using Cdi.Reporting.Text;

namespace Cdi.Studies.Tests.Reporting;

public class TextTests
{
    [Theory]
    [InlineData(0.1321, 3)]
    [InlineData(0.0999, 4)]
    [InlineData(1.5, 2)]
    [InlineData(132, 0)]
    [InlineData(13200, 0)]
    [InlineData(1e-12, 8)]
    [InlineData(0, 3)]
    [InlineData(double.NaN, 3)]
    public void Decimals_show_three_digits_of_the_standard_error(double standardError, int expected) =>
        Assert.Equal(expected, NumberText.DecimalsFor(standardError));

    [Theory]
    [InlineData(-0.25, 2, "−0.25")]
    [InlineData(-0.0001, 2, "0.00")]
    [InlineData(double.NegativeInfinity, 2, "−∞")]
    [InlineData(double.NaN, 2, "–")]
    [InlineData(1.5e12, 0, "1.500E+012")]
    public void Numbers_have_a_true_minus_and_no_negative_zero(double value, int decimals, string expected) =>
        Assert.Equal(expected, NumberText.Fixed(value, decimals));

    [Theory]
    [InlineData(0.0091, "0.0091")]
    [InlineData(0.01, "0.010")]
    [InlineData(0.373, "0.37")]
    [InlineData(1, "1")]
    public void Probabilities_have_two_digits(double value, string expected) => Assert.Equal(expected, NumberText.Probability(value));

    [Theory]
    [InlineData(9999, "9999")]
    [InlineData(10000, "10\u202f000")]
    [InlineData(-1234567, "−1\u202f234\u202f567")]
    public void Large_counts_are_grouped(long value, string expected) => Assert.Equal(expected, NumberText.Count(value));

    [Theory]
    [InlineData(0.95, "95\u00a0%")]
    [InlineData(0.975, "97.5\u00a0%")]
    [InlineData(0.9833333, "98.33\u00a0%")]
    public void Levels_have_the_decimals_they_need(double value, string expected) => Assert.Equal(expected, NumberText.Level(value));

    [Theory]
    [InlineData("human_only [0.1, 0.2] < 0.3 y ~ x", "human_only [0.1, 0.2] < 0.3 y ~ x")]
    [InlineData("*bold* `code` _em_ a|b", "\\*bold\\* \\`code\\` \\_em\\_ a\\|b")]
    [InlineData("[link](javascript:x) <b>", "[link\\](javascript:x) \\<b>")]
    [InlineData("1. item\n# head\n> quote", "1\\. item\n\\# head\n\\> quote")]
    [InlineData("0.131 and 2.5", "0.131 and 2.5")]
    [InlineData("&lt; ~~gone~~", "\\&lt; \\~\\~gone\\~\\~")]
    public void Markdown_escapes_only_what_would_be_markup(string text, string expected) => Assert.Equal(expected, MarkdownEscape.Text(text));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a `b` c", "a <b> c")]
    [InlineData("`b` and ` alone", "<b> and ` alone")]
    [InlineData("`` empty", " empty")]
    public void Names_between_back_quotes_become_code(string message, string expected) =>
        Assert.Equal(expected, string.Concat(MessageSpan.Split(message).Select(span => span.IsCode ? $"<{span.Text}>" : span.Text)));

    [Theory]
    [InlineData(0, 1, false, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-0.17, 0.9, false, "0 0.2 0.4 0.6 0.8")]
    [InlineData(0.009, 0.4, true, "0.01 0.02 0.05 0.1 0.2")]
    [InlineData(1.07, 3.65, true, "1.5 2 2.5 3 3.5")]
    [InlineData(980, 1020, false, "980 990 1000 1010 1020")]
    public void Ticks_are_round(double low, double high, bool logarithmic, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Axis(low, high, logarithmic, 0, 100).Ticks(5).Select(Axis.Label)));

    [Fact]
    public void An_axis_of_one_value_has_it_in_the_middle() => Assert.Equal(50, new Axis(3, 3, false, 0, 100).Pixel(3));
}
