using System.Globalization;
using System.Text;

namespace Cdi.Dsl.Text;

/// <summary>Which characters a reader sees as what they are, and how the others are shown.</summary>
/// <remarks>
/// Control and format characters (bidirectional controls and zero-width ones among them), line and paragraph separators,
/// spaces other than U+0020, private, unassigned and lone surrogate units are not printable: they move the cursor, end a
/// line in some reader, or look like nothing at all.
/// </remarks>
public static class VisibleText
{
    /// <summary>Whether the character at a place is shown as itself; both units of a surrogate pair are judged as the character they form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Index of a unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index lies outside the text.</exception>
    public static bool IsPrintable(string text, int index)
    {
        var unit = text[index];
        if (unit < '\u007f') return unit >= ' ';
        if (char.IsLowSurrogate(unit) && index > 0 && char.IsHighSurrogate(text[index - 1])) index--;
        return CharUnicodeInfo.GetUnicodeCategory(text, index) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => false,
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator => false,
            UnicodeCategory.OtherNotAssigned => false,
            _ => true,
        };
    }

    /// <summary>The text on one line: line ends and tabs as <c>\n</c>, <c>\r</c>, <c>\t</c>, what else is not printable as <c>\u001B</c>.</summary>
    /// <param name="text">Any text.</param>
    public static string OneLine(string text)
    {
        var hidden = 0;
        while (hidden < text.Length && IsPrintable(text, hidden)) hidden++;
        if (hidden == text.Length) return text;
        var line = new StringBuilder(text, 0, hidden, text.Length + 16);
        for (var i = hidden; i < text.Length; i++)
        {
            if (IsPrintable(text, i)) line.Append(text[i]);
            else line.Append(Escape(text[i]));
        }

        return line.ToString();
    }

    private static string Escape(char unit) => unit switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => "\\u" + ((int)unit).ToString("X4", CultureInfo.InvariantCulture),
    };
}
