using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Profiling;

/// <summary>Looks for marks between thousands in a column that would hold numbers without them.</summary>
/// <param name="decimalMark">The character before decimals in the file.</param>
internal sealed class GroupTally(char decimalMark)
{
    private readonly NumberFormat numbers = NumberFormat.Number with { Decimal = decimalMark };
    private bool open = true;
    private bool below;
    private bool decimals;
    private string? grouped;
    private string? perhaps;

    /// <summary>Whether every value taken is a number, with or without marks between thousands.</summary>
    public bool HoldsNumbers => open;

    /// <summary>The first value that has them, where every other value has them too or is a number; null where that is not so.</summary>
    public string? Grouped => open ? grouped : null;

    /// <summary>The first number that may be a thousand times as large, where all with decimals may be and whole numbers below 1000 stand beside them; null
    /// where that is not so.</summary>
    public string? Perhaps => open && grouped is null && below && !decimals ? perhaps : null;

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bytes">The same in UTF-8.</param>
    public void Add(string value, ReadOnlySpan<byte> bytes)
    {
        if (!open) return;
        if (numbers.TryParse(bytes, out var number)) AddNumber(value, number);
        else if (GroupedNumber.Plain(value, decimalMark) is not null) grouped ??= value;
        else open = false;
    }

    private void AddNumber(string value, double number)
    {
        if (GroupedNumber.IsPerhaps(value, decimalMark)) perhaps ??= value;
        else if (value.AsSpan().ContainsAny(decimalMark, 'e', 'E') || Math.Abs(number) >= 1000) decimals = true;
        else below = true;
    }
}
