using Cdi.Dsl.Text;
using System.Globalization;
using System.Text.RegularExpressions;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>What a column can be compared with.</summary>
/// <param name="column">The column.</param>
internal sealed class ConditionLiteral(ColumnModel column)
{
    private static readonly Regex Written = new(@"^\d{4}-\d{2}-\d{2}$", RegexOptions.CultureInvariant);

    /// <summary>The column.</summary>
    public ColumnModel Column { get; } = column;

    /// <summary>What may stand beside it, in words.</summary>
    public string Takes => $"{OfType}, or with `missing` by `==` or `!=`";

    private string OfType => Column.Type switch
    {
        ColumnType.Indicator or ColumnType.Number or ColumnType.Count => "a number, or after `in` a range `1..5` or list `[1, 2]` of numbers",
        ColumnType.Date => "a date as a string, `\"2024-05-31\"`, or after `in` a range or list of dates",
        ColumnType.Ordered =>
            $"one of its levels as a string, {string.Join(", ", Column.Levels.Select(level => $"`\"{level}\"`"))}, or after `in` a range or list of them",
        ColumnType.Factor or ColumnType.Id or ColumnType.Text or ColumnType.Image => "a string by `==` or `!=`, or a list of strings after `in`",
        var unknown => throw new InvalidOperationException($"The type {unknown} has no comparison."),
    };

    private bool IsText => Column.Type is ColumnType.Factor or ColumnType.Id or ColumnType.Text or ColumnType.Image;

    /// <summary>Whether the column can be compared so: texts, identifiers and factors have no order.</summary>
    public bool Allows(RowComparison kind) => !IsText || kind is RowComparison.Equal or RowComparison.NotEqual or RowComparison.AnyOf;

    /// <summary>The value that an expression writes; null where it is not of the column's type.</summary>
    public string? Text(ExpressionSyntax value) => (Column.IsNumeric, value) switch
    {
        (true, NumberSyntax { Unit: null } number) when IsFinite(number.Value) => NumberDigits.Of(number.Value),
        (true, NegationSyntax { Operand: NumberSyntax { Unit: null } number }) when IsFinite(number.Value) => NumberDigits.Of(-number.Value),
        (false, StringSyntax text) when Column.Type == ColumnType.Date => IsDate(text.Value) ? text.Value : null,
        (false, StringSyntax text) when Column.Type == ColumnType.Ordered => Column.Levels.Contains(text.Value) ? text.Value : null,
        (false, StringSyntax text) => text.Value,
        _ => null,
    };

    /// <summary>Whether the ends of a range stand in their order.</summary>
    public bool IsInOrder(RowComparison kind, EquatableArray<string> values) => kind != RowComparison.Between || Column.Type switch
    {
        ColumnType.Date => string.CompareOrdinal(values[0], values[1]) <= 0,
        ColumnType.Ordered => Column.Levels.ToList().IndexOf(values[0]) <= Column.Levels.ToList().IndexOf(values[1]),
        _ => double.Parse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture) <= double.Parse(
            values[1], NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    /// <summary>What a value that reads as a date lacks: the calendar has no such day; null where that is not it.</summary>
    public string? Flaw(ExpressionSyntax value) =>
        Column.Type == ColumnType.Date && value is StringSyntax { Value: var text } && Written.IsMatch(text) && !IsDate(text)
            ? $"there is no day {text}" : null;

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static bool IsDate(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
