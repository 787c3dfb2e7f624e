using System.Globalization;
using System.Text;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Emit.Encoders;

/// <summary>A value as a C# literal, independent of culture.</summary>
internal readonly struct CSharpLiteral
{
    private readonly string? literal;

    private CSharpLiteral(string literal) => this.literal = literal;

    /// <summary>A double that reads back to the same bits.</summary>
    public static CSharpLiteral Of(double value)
    {
        if (double.IsNaN(value)) return new("double.NaN");
        if (double.IsInfinity(value)) return new(value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity");
        var digits = NumberDigits.Of(value);
        return new(digits.Any(letter => letter is '.' or 'E') ? digits : digits + ".0");
    }

    /// <summary>A whole number.</summary>
    public static CSharpLiteral Of(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A whole number without sign.</summary>
    public static CSharpLiteral Of(ulong value) => new(value.ToString(CultureInfo.InvariantCulture) + "UL");

    /// <summary>An amount of money.</summary>
    public static CSharpLiteral Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture) + "m");

    /// <summary>A truth value.</summary>
    public static CSharpLiteral Of(bool value) => new(value ? "true" : "false");

    /// <summary>A character literal.</summary>
    public static CSharpLiteral OfCharacter(char value)
    {
        var literal = new StringBuilder("'");
        if (value == '\'') literal.Append("\\'");
        else Append(literal, value.ToString(), 0);
        return new(literal.Append('\'').ToString());
    }

    /// <summary>A string literal on one line, or null. What is not printable, and every unit of a surrogate pair, is a Unicode escape.</summary>
    public static CSharpLiteral Of(string? value)
    {
        if (value is null) return new("null");
        var literal = new StringBuilder("\"", value.Length + 16);
        for (var i = 0; i < value.Length; i++) Append(literal, value, i);
        return new(literal.Append('"').ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => literal ?? throw new InvalidOperationException("A literal was never given.");

    private static void Append(StringBuilder literal, string value, int index)
    {
        var unit = value[index];
        switch (unit)
        {
            case '"': literal.Append("\\\""); break;
            case '\\': literal.Append("\\\\"); break;
            case '\n': literal.Append("\\n"); break;
            case '\r': literal.Append("\\r"); break;
            case '\t': literal.Append("\\t"); break;
            default:
                if (!char.IsSurrogate(unit) && VisibleText.IsPrintable(value, index)) literal.Append(unit);
                else literal.Append("\\u").Append(((int)unit).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
