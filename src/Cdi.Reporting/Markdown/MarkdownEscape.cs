using System.Text;

namespace Cdi.Reporting.Markdown;

/// <summary>Makes text that came from elsewhere mean itself in Markdown, with as few backslashes as that needs.</summary>
internal static class MarkdownEscape
{
    /// <summary>Escapes what would begin markup; other characters stay, so that the source stays readable.</summary>
    public static string Text(string content)
    {
        var escaped = new StringBuilder(content.Length);
        for (var at = 0; at < content.Length; at++)
        {
            var character = content[at];
            if (BeginsMarkup(content, at)) escaped.Append('\\');
            escaped.Append(char.IsControl(character) && character != '\n' ? '\uFFFD' : character);
        }

        return escaped.ToString();
    }

    /// <summary>Whether the character would mean more than itself, given its neighbours.</summary>
    private static bool BeginsMarkup(string content, int at)
    {
        var (before, after) = (at > 0 ? content[at - 1] : '\n', at + 1 < content.Length ? content[at + 1] : '\n');
        return content[at] switch
        {
            '\\' or '`' or '*' or '|' => true,
            '<' => char.IsAsciiLetter(after) || after is '/' or '!' or '?',
            '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            ']' => after is '(' or '[' or ':',
            '~' => before == '~' || after == '~',
            '&' => char.IsAsciiLetter(after) || after == '#',
            '#' or '>' or '+' or '-' or '=' => before == '\n',
            '.' or ')' => after is ' ' or '\n' && char.IsAsciiDigit(before) && StartsLine(content, at - 1),
            _ => false,
        };
    }

    /// <summary>Whether only digits stand between the line's beginning and this place: a numbered list.</summary>
    private static bool StartsLine(string content, int at)
    {
        while (at >= 0 && char.IsAsciiDigit(content[at])) at--;
        return at < 0 || content[at] == '\n';
    }
}
