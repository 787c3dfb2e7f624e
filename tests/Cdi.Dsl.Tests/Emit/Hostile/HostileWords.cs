using System.Globalization;
using System.Text;

namespace Cdi.Dsl.Tests.Emit.Hostile;

/// <summary>Words that mean something to some reader of a file: line ends, controls, quotes, markup, and characters of every Unicode category.</summary>
internal static class HostileWords
{
    private const string Injection =
        "static class X { [System.Runtime.CompilerServices.ModuleInitializer] internal static void Go() { System.Environment.Exit(9); } }";

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => [.. LineEnds, .. Signs, .. Controls, .. Categories, .. Surrogates];

    /// <summary>All of them, four to a word: compiling takes its time, and a name between backticks has a limit.</summary>
    public static IEnumerable<string> Together => All.Chunk(4).Select(words => string.Join(" ", words));

    // Everything that ends a line for C#, XML, terminals or Unicode, with code behind it.
    private static IEnumerable<string> LineEnds =>
        from end in new[] { "\n", "\r", "\r\n", "\v", "\f", "\u001c", "\u001d", "\u001e", "\u0085", "\u2028", "\u2029" }
        select $"a{end}{Injection}{end}//{end}b";

    private static IEnumerable<string> Signs =>
    [
        "\"", "\\", "\\\"", "\\u000a", "\\u{a}", "'", "\"\"\"", "\"\"\"\"", "{", "}", "{0}", "{{", "}}", "${x}", "@\"", "$\"", "\"; " + Injection + " //",
        "*/", "/*", "//", "///", "#if", "#nullable disable", "#pragma warning disable", "%", "%0A", "`", "</summary>", "<summary>", "<!--", "-->", "]]>",
            "<![CDATA[",
        "&", "&amp;", "&#10;", "&#x85;", "<see cref=\"T:X\"/>", "\t", "  ", "\u00a0", "\ufeff", "\u200b", "\u202e//\u2066", "\u2067 } \u2069", "\u061c",
            "e\u0301", "\u0301", "ﬁ", "ß", "İı",
        "=CMD()", "::error::", "\u001b[31m", "\u009b31m", "\u0007", "\0",
    ];

    private static IEnumerable<string> Controls => Enumerable.Range(0, 0xa0).Where(unit => char.IsControl((char)unit)).Chunk(8)
        .Select(units => string.Join('a', units.Select(unit => (char)unit)));

    // First, middle and last of each category: what one encoder knows of, another may not.
    private static IEnumerable<string> Categories => Enumerable.Range(0, 0x10000).Where(unit => !char.IsSurrogate((char)unit))
        .GroupBy(unit => CharUnicodeInfo.GetUnicodeCategory((char)unit)).OrderBy(group => group.Key)
        .Select(group => group.ToList())
        .Select(units => string.Join('a', new[] { 0, units.Count / 4, units.Count / 2, units.Count - 1 }.Select(at => (char)units[at])));

    private static IEnumerable<string> Surrogates =>
        ["\ud800", "\udfff", "\udc00\ud800", "a\ud83d", "\ud83d\ude00", "\ud835\udc00", "\U000E0041\U000E007F", "\U0010FFFF", new Rune(0x1F3F4) + "\u200d"
            + new Rune(0x2620)];
}
