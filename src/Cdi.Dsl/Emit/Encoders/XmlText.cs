using System.Globalization;
using System.Text;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Emit.Encoders;

/// <summary>Text inside an element of XML documentation, by lines.</summary>
/// <remarks>
/// A <c>///</c> line ends in C# at CR, LF, U+0085, U+2028 and U+2029; each of them, and vertical tab and form feed, ends a
/// line here. Other characters that are not printable become character references, those that XML 1.0 forbids U+FFFD.
/// </remarks>
internal readonly struct XmlText
{
    private const char Replacement = '\ufffd';

    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\v", "\f"];

    private readonly string? text;

    private XmlText(string text) => this.text = text;

    /// <summary>The encoded lines, without blanks at their ends.</summary>
    public IReadOnlyList<string> Lines => [.. (text ?? "").Split(LineEnds, StringSplitOptions.None).Select(Encoded)];

    /// <summary>The encoded lines as one.</summary>
    public string Line => string.Join(" ", Lines);

    /// <summary>Any text is safe here: it is encoded when it is written.</summary>
    public static implicit operator XmlText(string text) => new(text);

    private static string Encoded(string line)
    {
        var xml = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (char.IsHighSurrogate(line[i]) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1])) AppendPair(xml, line, i++);
            else Append(xml, line, i);
        }

        return xml.ToString().TrimEnd(' ');
    }

    private static void Append(StringBuilder xml, string line, int index)
    {
        var unit = line[index];
        if (unit == '&') xml.Append("&amp;");
        else if (unit == '<') xml.Append("&lt;");
        else if (unit == '>') xml.Append("&gt;");
        else if (VisibleText.IsPrintable(line, index)) xml.Append(unit);
        else if (unit == '\t') xml.Append(' ');
        else if (unit < ' ' || char.IsSurrogate(unit) || unit is '\ufffe' or '\uffff') xml.Append(Replacement);
        else AppendReference(xml, unit);
    }

    private static void AppendPair(StringBuilder xml, string line, int index)
    {
        if (VisibleText.IsPrintable(line, index)) xml.Append(line, index, 2);
        else AppendReference(xml, char.ConvertToUtf32(line, index));
    }

    private static void AppendReference(StringBuilder xml, int character) =>
        xml.Append("&#x").Append(character.ToString("X", CultureInfo.InvariantCulture)).Append(';');
}
