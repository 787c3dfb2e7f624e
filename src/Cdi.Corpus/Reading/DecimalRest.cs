using System.Globalization;
using System.Numerics;

namespace Cdi.Corpus.Reading;

/// <summary>What the double nearest to a number leaves of its decimals.</summary>
internal static class DecimalRest
{
    private const int FractionBits = 52;
    private const int ExponentBias = 1075;

    // More than both parts of the answer have.
    private const int SpareBits = 64;

    // Numbers further from 1 than doubles are.
    private const int LargestExponent = 400;

    /// <summary>Decimals less the double, rounded; 0 where that is exact, or the text is no decimal number.</summary>
    /// <param name="text">A number such as <c>-1.5e-3</c>, white space around it allowed.</param>
    /// <param name="decimalMark">The character before decimals.</param>
    /// <param name="number">The double nearest to it.</param>
    public static double Of(ReadOnlySpan<byte> text, char decimalMark, double number)
    {
        if (!double.IsFinite(number) || !TryParse(text.Trim(" \t"u8), decimalMark, out var digits, out var exponent)) return 0;
        var bits = BitConverter.DoubleToInt64Bits(number);
        var (fraction, power) = (bits & ((1L << FractionBits) - 1), (int)((bits >> FractionBits) & 0x7FF));
        var (whole, binary) = power == 0 ? (fraction, 1 - ExponentBias) : (fraction | (1L << FractionBits), power - ExponentBias);
        BigInteger own = number < 0 ? -whole : whole;

        // Decimals are digits·10ᵉ and the double is own·2ᵇ: both over 10⁻ᵉ where e is negative, and times 2⁻ᵇ where b is.
        var (tens, twos) = (BigInteger.Pow(10, Math.Abs(exponent)), BigInteger.One << Math.Abs(binary));
        var decimals = (exponent > 0 ? digits * tens : digits) * (binary < 0 ? twos : 1);
        var rounded = own * (binary > 0 ? twos : 1) * (exponent < 0 ? tens : 1);
        var (rest, divisor) = (decimals - rounded, exponent < 0 ? tens : BigInteger.One);
        var shift = (int)divisor.GetBitLength() + SpareBits;
        var quotient = (rest << shift) / divisor;

        // No more bits than a double has by far, so that it is finite before it is scaled.
        var surplus = Math.Max(0, (int)quotient.GetBitLength() - (2 * SpareBits));
        return Math.ScaleB((double)(quotient >> surplus), Math.Min(binary, 0) - shift + surplus);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, char decimalMark, out BigInteger digits, out int exponent)
    {
        (digits, exponent) = (BigInteger.Zero, 0);
        var (isNegative, isBehindMark, hasDigit) = (text.Length > 0 && text[0] == (byte)'-', false, false);
        var at = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        for (; at < text.Length; at++)
        {
            var digit = (uint)(text[at] - '0');
            if (digit <= 9)
            {
                digits = (10 * digits) + digit;
                hasDigit = true;
                if (isBehindMark) exponent--;
            }
            else if (text[at] == decimalMark && !isBehindMark) isBehindMark = true;
            else break;
        }

        if (isNegative) digits = -digits;
        if (at == text.Length) return hasDigit && Math.Abs(exponent) <= LargestExponent;
        if (!hasDigit || text[at] is not ((byte)'e' or (byte)'E')) return false;
        if (!int.TryParse(text[(at + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var written)) return false;
        exponent += Math.Clamp(written, -LargestExponent - 1, LargestExponent + 1);
        return Math.Abs(exponent) <= LargestExponent;
    }
}
