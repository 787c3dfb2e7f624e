using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Profiling;

/// <summary>The types that all values taken so far fit.</summary>
internal sealed class TypeGuess(char decimalMark)
{
    private readonly NumberFormat wholes = NumberFormat.Count with { Decimal = decimalMark };
    private readonly NumberFormat numbers = NumberFormat.Number with { Decimal = decimalMark };
    private readonly NumberFormat indicators = NumberFormat.Indicator with { Decimal = decimalMark };
    private bool any;
    private bool indicator = true;
    private bool whole = true;
    private bool number = true;
    private bool date = true;

    /// <summary>The type, where it does not depend on what the other rows have; null otherwise.</summary>
    public ColumnType? Type => this switch
    {
        { any: false } => ColumnType.Text,
        { indicator: true } => ColumnType.Indicator,
        { number: true } when IsCode => ColumnType.Id,
        { whole: true, number: true } => ColumnType.Count,
        { number: true } => ColumnType.Number,
        { date: true } => ColumnType.Date,
        _ => null,
    };

    /// <summary>Whether every value taken so far is a number.</summary>
    public bool MayBeNumber => number;

    /// <summary>Whether a value is of digits that no number keeps: behind a leading zero, or more than a double holds.</summary>
    private bool IsCode { get; set; }

    /// <summary>Takes a value; its number, where it and every value before it is one.</summary>
    /// <param name="value">The value in UTF-8.</param>
    public double? Add(ReadOnlySpan<byte> value)
    {
        any = true;
        if ((number || indicator) && PlainNumber.TryParse(value, decimalMark, out var plain, out var isPadded)) return AddPlain(plain, isPadded);
        double? found = null;
        if (number || indicator)
        {
            indicator = indicator && indicators.TryParse(value, out _);
            whole = whole && wholes.TryParse(value, out _);
            number = numbers.TryParse(value, out var parsed) && number;
            if (number) found = parsed;
            IsCode |= IntegerText.LosesDigits(value);
        }

        date = date && DateBuilder.IsDate(value);
        return found;
    }

    /// <summary>A number without exponent or white space: no date, since those have two marks.</summary>
    private double? AddPlain(double plain, bool isPadded)
    {
        indicator = indicator && plain is 0 or 1;
        whole = whole && plain >= 0 && plain == Math.Truncate(plain);
        IsCode |= isPadded;
        date = false;
        return number ? plain : null;
    }
}
