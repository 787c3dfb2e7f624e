using System.Globalization;
using System.Numerics;
using System.Text;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Tests;

public class DecimalRestTests
{
    [Theory]
    [InlineData("0.1")]
    [InlineData("-6.860120914")]
    [InlineData("10000000.2")]
    [InlineData("1.5e-3")]
    [InlineData("-0.0000123456789012345678E+10")]
    [InlineData("123456789012345678901234567890")]
    [InlineData(" 2.7182818284590452353602874713527 ")]
    public void Double_and_rest_are_the_decimals(string text)
    {
        var number = double.Parse(text, CultureInfo.InvariantCulture);
        var rest = DecimalRest.Of(Encoding.ASCII.GetBytes(text), '.', number);
        Assert.NotEqual(0, rest);
        Assert.InRange(Math.Abs(rest), 0, Math.BitIncrement(Math.Abs(number)) - Math.Abs(number));
        // Decimals less the double, in units of 10⁻⁵⁰⁰, by whole numbers alone.
        var off = Scaled(text) - Exact(number) - Exact(rest);
        Assert.True(BigInteger.Abs(off) <= BigInteger.Abs(Exact(rest)) >> 50, text);
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("-1024")]
    [InlineData("true")]
    [InlineData("")]
    [InlineData("1e")]
    [InlineData("1e999999999999")]
    [InlineData("4.9e-320")]
    public void What_a_double_says_as_well_as_one_can_and_what_is_no_decimal_leave_nothing(string text) => Assert.Equal(0, DecimalRest.Of(
        Encoding.ASCII.GetBytes(text), '.', double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 1));

    [Fact]
    public void A_decimal_comma_is_one() => Assert.Equal(
        DecimalRest.Of("0.1"u8, '.', 0.1), DecimalRest.Of("0,1"u8, ',', 0.1));

    private static BigInteger Scaled(string text)
    {
        var parts = text.Trim().ToUpperInvariant().Split('E');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var mark = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return digits * BigInteger.Pow(10, 500 + exponent - (mark < 0 ? 0 : parts[0].Length - mark - 1));
    }

    private static BigInteger Exact(double number)
    {
        var exponent = 0;
        for (; number != Math.Floor(number); exponent--) number *= 2;
        return new BigInteger(number) * BigInteger.Pow(10, 500) / BigInteger.Pow(2, -exponent);
    }
}
