using System.Globalization;
using System.Text;

namespace Cdi.Dsl.Text;

/// <summary>The encoder of whatever a person reads on a terminal or in a log: text of an author, a file or a machine shows what it holds and does
/// nothing.</summary>
/// <remarks>
/// What <see cref="VisibleText"/> calls not printable becomes <c>\u</c> and four hexadecimal digits, except spaces of any width and the
/// zero-width joiner and non-joiner, with which words are spelt; a user name with a password in a URL becomes asterisks; <c>##[</c>,
/// which begins a command of some build logs, is broken up.
/// </remarks>
public static class ShownText
{
    /// <summary>Text as part of one line: line ends and tabs become <c>\n</c>, <c>\r</c> and <c>\t</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Line(string text) => Encode(UrlSecrets.Hide(text), keepsLines: false);

    /// <summary>Text of several lines: line ends and tabs stay, <c>\r\n</c> as <c>\n</c>.</summary>
    /// <param name="text">The text.</param>
    public static string Lines(string text) => Encode(UrlSecrets.Hide(text).Replace("\r\n", "\n"), keepsLines: true);

    /// <summary>A piece of a line whose passwords are hidden already: its tabs stay.</summary>
    internal static string Piece(string text) => Encode(text, keepsLines: true);

    /// <summary>Whether a character is one that only shows as its escape.</summary>
    /// <param name="text">A text.</param>
    /// <param name="at">Place of the character in it.</param>
    internal static bool IsHidden(string text, int at) =>
        !VisibleText.IsPrintable(text, at) && text[at] is not ('\u200c' or '\u200d')
            && CharUnicodeInfo.GetUnicodeCategory(text[at]) != UnicodeCategory.SpaceSeparator;

    private static string Encode(string text, bool keepsLines)
    {
        var first = FirstToEncode(text, keepsLines);
        if (first == text.Length) return text;
        var shown = new StringBuilder(text, 0, first, text.Length + 16);
        for (var at = first; at < text.Length; at++) Append(shown, text, at, keepsLines);
        return shown.ToString();
    }

    private static int FirstToEncode(string text, bool keepsLines)
    {
        var at = 0;
        while (at < text.Length && !NeedsEscape(text, at, keepsLines)) at++;
        return at;
    }

    private static bool NeedsEscape(string text, int at, bool keepsLines) =>
        IsHidden(text, at) ? !keepsLines || text[at] is not ('\n' or '\t') : text[at] == '[' && BeginsLogCommand(text, at);

    private static bool BeginsLogCommand(string text, int at) => at >= 2 && text[at - 1] == '#' && text[at - 2] == '#';

    private static void Append(StringBuilder shown, string text, int at, bool keepsLines)
    {
        if (!NeedsEscape(text, at, keepsLines))
        {
            shown.Append(text[at]);
            return;
        }

        switch (text[at])
        {
            case '\n': shown.Append("\\n"); break;
            case '\r': shown.Append("\\r"); break;
            case '\t': shown.Append("\\t"); break;
            default: shown.Append("\\u").Append(((int)text[at]).ToString("X4", CultureInfo.InvariantCulture)); break;
        }
    }
}
