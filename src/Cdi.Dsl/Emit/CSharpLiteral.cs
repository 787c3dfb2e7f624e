using System.Globalization;
using System.Text;

namespace Cdi.Dsl.Emit;

/// <summary>Values as C# literals and texts as XML, independent of culture.</summary>
internal static class CSharpLiteral
{
    /// <summary>The digits of a number, enough to read it back to the same bits.</summary>
    public static string Digits(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A double that reads back to the same bits.</summary>
    public static string Of(double value)
    {
        if (double.IsNaN(value)) return "double.NaN";
        if (double.IsInfinity(value)) return value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        var digits = Digits(value);
        return digits.Any(letter => letter is '.' or 'E') ? digits : digits + ".0";
    }

    /// <summary>A whole number.</summary>
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number without sign.</summary>
    public static string Of(ulong value) => value.ToString(CultureInfo.InvariantCulture) + "UL";

    /// <summary>An amount of money.</summary>
    public static string Of(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

    /// <summary>A string literal on one line, or null.</summary>
    public static string Of(string? value)
    {
        if (value is null) return "null";
        var literal = new StringBuilder("\"");
        foreach (var letter in value) literal.Append(Escape(letter));
        return literal.Append('"').ToString();
    }

    /// <summary>A character literal.</summary>
    public static string OfCharacter(char value) => value == '\'' ? "'\\''" : $"'{Escape(value)}'";

    /// <summary>A truth value.</summary>
    public static string Of(bool value) => value ? "true" : "false";

    /// <summary>Text inside an XML documentation element.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static string Escape(char letter) => letter switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029' or '\u0085' =>
            "\\u" + ((int)letter).ToString("X4", CultureInfo.InvariantCulture),
        _ => letter.ToString(),
    };
}
