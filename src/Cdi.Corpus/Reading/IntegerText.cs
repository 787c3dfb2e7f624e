namespace Cdi.Corpus.Reading;

/// <summary>Whole numbers as they are written.</summary>
internal static class IntegerText
{
    private const ulong LargestExact = 9_007_199_254_740_992;

    /// <summary>Whether a text is a whole number, perhaps signed, beyond 2⁵³: a double would change its digits.</summary>
    public static bool IsBeyondDouble(ReadOnlySpan<byte> text)
    {
        var digits = Digits(text);
        if (digits.Length < 16) return false;
        digits = digits.TrimStart((byte)'0');
        if (digits.Length != 16) return digits.Length > 16;
        return ulong.TryParse(digits, out var number) && number > LargestExact;
    }

    /// <summary>Whether a number would lose digits of a text: leading zeros, or those beyond 2⁵³.</summary>
    public static bool LosesDigits(ReadOnlySpan<byte> text)
    {
        var digits = Digits(text);
        return (digits.Length > 1 && digits[0] == '0') || IsBeyondDouble(text);
    }

    /// <summary>The digits of a whole number; empty for other texts.</summary>
    private static ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> text)
    {
        var digits = text.Trim(" \t"u8);
        if (digits.Length > 0 && digits[0] is (byte)'-' or (byte)'+') digits = digits[1..];
        return digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? digits : [];
    }
}
