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

    /// <summary>Takes a value; its number, where it is one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="bytes">The same in UTF-8.</param>
    public double? Add(string value, ReadOnlySpan<byte> bytes)
    {
        any = true;
        double? found = null;
        if (number || indicator)
        {
            indicator = indicator && indicators.TryParse(bytes, out _);
            whole = whole && wholes.TryParse(bytes, out _);
            number = numbers.TryParse(bytes, out var parsed) && number;
            if (number) found = parsed;
            IsCode |= IntegerText.LosesDigits(bytes);
        }

        date = date && DateBuilder.IsDate(value.Trim());
        return found;
    }
}
