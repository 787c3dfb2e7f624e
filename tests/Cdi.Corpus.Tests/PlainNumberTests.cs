using System.Globalization;
using System.Text;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Tests;

/// <summary>The short way to a number, against the long one.</summary>
public class PlainNumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("+17")]
    [InlineData("0.1")]
    [InlineData("-123456789.012345")]
    [InlineData("999999999999999")]
    [InlineData("0.00000000000001")]
    [InlineData("00012.50")]
    public void The_number_has_the_bits_that_a_parser_gives(string text)
    {
        Assert.True(PlainNumber.TryParse(Encoding.UTF8.GetBytes(text), '.', out var number, out _));
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(number));
    }

    [Fact]
    public void Ten_thousand_numbers_of_up_to_fifteen_digits_have_the_bits_that_a_parser_gives()
    {
        var state = 88172645463325252UL;
        for (var trial = 0; trial < 10_000; trial++)
        {
            (state, var digits, var decimals) = Next(state);
            var text = digits.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
            if (decimals > 0) text = text.Insert(text.Length - decimals, ",");
            Assert.True(PlainNumber.TryParse(Encoding.UTF8.GetBytes(text), ',', out var number, out _) || text.Length > 15, text);
            if (text.Length <= 15) Assert.Equal(double.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture), number);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("0x1")]
    [InlineData("--1")]
    [InlineData("1234567890123456")]
    [InlineData("1.234567890123456")]
    public void Every_other_text_is_left_to_the_long_way(string text) =>
        Assert.False(PlainNumber.TryParse(Encoding.UTF8.GetBytes(text), '.', out _, out _));

    [Theory]
    [InlineData("007", true)]
    [InlineData("-07", true)]
    [InlineData("0", false)]
    [InlineData("10", false)]
    [InlineData("0.5", false)]
    [InlineData("00.5", false)]
    public void Zeros_that_no_number_keeps_are_said(string text, bool isPadded)
    {
        Assert.True(PlainNumber.TryParse(Encoding.UTF8.GetBytes(text), '.', out _, out var padded));
        Assert.Equal(isPadded, padded);
    }

    // Xorshift: digits below 10^15 of every length, and a number of decimals.
    private static (ulong State, ulong Digits, int Decimals) Next(ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        var length = 1 + (int)(state % 15);
        return (state, (state >> 8) % (ulong)Math.Pow(10, length), (int)((state >> 4) % 15));
    }
}
