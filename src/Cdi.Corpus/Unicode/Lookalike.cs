using System.Globalization;

namespace Cdi.Corpus.Unicode;

/// <summary>Explains why two texts that look the same are not.</summary>
internal static class Lookalike
{
    // Cyrillic and Greek letters with the Latin ones that they are taken for.
    private const string Foreign =
        "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
        + "\u03bf\u03c1\u03bd\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7";

    private const string Latin = "aeopcyxijsABEKMHOPCTYXIJS" + "opvABEZHIKMNOPTYX";

    /// <summary>A sentence on the first candidate that looks like a text, with a blank behind it; empty where none does.</summary>
    /// <param name="text">What the spec, or a value, writes.</param>
    /// <param name="candidates">What the file, or the map, has.</param>
    public static string Explain(string text, IEnumerable<string> candidates)
    {
        var shape = Shape(text);
        var alike = candidates.FirstOrDefault(candidate => candidate != text && Shape(candidate) == shape);
        if (alike is null) return "";
        var (left, right) = (LabelSpelling.Composed(text), LabelSpelling.Composed(alike));
        var at = left.AsSpan().CommonPrefixLength(right);
        return $"{Shown(text)} looks like {Shown(alike)}, which has {Point(right, at)} where the other has {Point(left, at)}. ";
    }

    /// <summary>A sentence on the first candidate that differs by case or blanks only, or looks the same, with a blank behind it; empty where none
    /// does.</summary>
    public static string ExplainLoosely(string text, IReadOnlyCollection<string> candidates)
    {
        if (Explain(text, candidates) is { Length: > 0 } alike) return alike;
        var folded = LabelSpelling.Folded(text);
        return candidates.FirstOrDefault(candidate => LabelSpelling.Folded(candidate) == folded) is { } other
            ? $"It differs from {Shown(other)} in case or blanks only. " : "";
    }

    private static string Shape(string text)
    {
        var characters = LabelSpelling.Composed(LabelSpelling.WithoutBlanks(text)).ToCharArray();
        for (var i = 0; i < characters.Length; i++) characters[i] = Plain(characters[i]);
        return new string(characters);
    }

    private static char Plain(char character) => character switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u2018' or '\u2019' or '\u00b4' => '\'',
        >= '\uff01' and <= '\uff5e' => (char)(character - 0xfee0),
        _ => Foreign.IndexOf(character, StringComparison.Ordinal) is var index and >= 0 ? Latin[index] : character,
    };

    private static string Point(string text, int at)
    {
        if (at >= text.Length) return "nothing more";
        var point = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? char.ConvertToUtf32(text, at) : text[at];
        var name = point switch
        {
            ' ' => "a blank",
            '\t' => "a tab",
            0xa0 => "a no-break space",
            0xad => "a soft hyphen",
            0x200b => "a zero-width space",
            0x200c or 0x200d or 0x2060 => "a zero-width joiner",
            0xfeff => "a byte order mark",
            >= 0x2000 and <= 0x200a or 0x202f or 0x3000 => "a space of another width",
            >= 0x370 and <= 0x3ff => $"the Greek {char.ConvertFromUtf32(point)}",
            >= 0x400 and <= 0x4ff => $"the Cyrillic {char.ConvertFromUtf32(point)}",
            >= 0xff00 and <= 0xff5e => $"the wide {char.ConvertFromUtf32(point)}",
            _ => char.ConvertFromUtf32(char.IsSurrogate((char)Math.Min(point, 0xffff)) ? 0xfffd : point),
        };
        return string.Create(CultureInfo.InvariantCulture, $"U+{point:X4} ({name})");
    }

    private static string Shown(string text) => "`" + string.Concat(text.Select(Visible)) + "`";

    private static string Visible(char character) => LabelSpelling.IsInvisible(character) || char.IsControl(character) || character == '\u00a0'
        ? string.Create(CultureInfo.InvariantCulture, $"<U+{(int)character:X4}>")
        : character.ToString();
}
