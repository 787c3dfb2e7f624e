using System.Text.RegularExpressions;

namespace Cdi.Fuzz.Specs;

/// <summary>Changes specs by their words: most results are almost right, which is where binders and checks are.</summary>
/// <param name="random">Choices.</param>
internal sealed partial class SpecMutator(RandomChoice random)
{
    private static readonly string[] Odd =
    [
        "\0", "\u0085", "\u2028", "\u2029", "\u202e", "\ud800", "\ufeff", "\u001b[31m", "\t", "\\", "\"", "\"\"\"", "`", "{", "}", "{{", "(", ")", "[", "]",
            "..", "~", "^", "*", "|", "@", "=", ":", ",",
        "1e999", "-1", "0", "0.0", "1e-320", "2147483648", "9223372036854775808", "18446744073709551616", "%", "///", "//", "é", "e\u0301", "中", "😀", "𝒜", "İ",
            "ß", "\r", "\n",
        "class", "Row", "global", "row_number", "options", "label", "where", "from", "import { a } from \"b.cdi\"", "number[3] from x1..x3", "cdi 2", "study x",
    ];

    private static readonly IReadOnlyList<string> Words = [.. Seeds.Specs.SelectMany(Split).Where(word => word.Trim().Length > 0).Distinct()];

    private static readonly IReadOnlyList<string> Lines = [.. Seeds.Specs.SelectMany(seed => seed.Split('\n')).Distinct()];

    private static readonly IReadOnlyList<string> Blocks = [.. Seeds.Specs.SelectMany(seed => Block().Matches(seed).Select(match => match.Value)).Distinct()];

    /// <summary>A seed with one to eight changes.</summary>
    public string Next()
    {
        var text = random.Of(Seeds.Specs);
        for (var changes = 1 + random.Below(random.Once(4) ? 8 : 3); changes > 0; changes--) text = Changed(text);
        return text;
    }

    private static List<string> Split(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    private string Changed(string text) => random.Below(10) switch
    {
        0 or 1 or 2 => ChangedWord(text),
        3 => ChangedLine(text),
        4 => text.Insert(random.Below(text.Length + 1), random.Of(Odd)),
        5 => text + "\n" + random.Of(Blocks) + "\n",
        6 => WithoutBlock(text),
        7 => Typo(text),
        8 => random.Once(10) ? text[..random.Below(text.Length)] : Typo(text),
        _ => random.Once(10) ? text.Insert(random.Below(text.Length + 1), string.Concat(Enumerable.Repeat(random.Of(Odd), 1 << random.Below(10))))
            : ChangedWord(text),
    };

    private string ChangedWord(string text)
    {
        var words = Split(text);
        if (words.Count == 0) return text;
        var at = random.Below(words.Count);
        switch (random.Below(5))
        {
            case 0: words.RemoveAt(at); break;
            case 1: words.Insert(at, words[at]); break;
            case 2: words[at] = random.Of(words); break;
            case 3: words[at] = random.Of(Words); break;
            default: words.Insert(at, random.Of(Words)); break;
        }

        return string.Concat(words);
    }

    private string ChangedLine(string text)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Below(lines.Count);
        switch (random.Below(4))
        {
            case 0: lines.RemoveAt(at); break;
            case 1: lines.Insert(at, lines[at]); break;
            case 2: lines.Insert(at, random.Of(Lines)); break;
            default: lines[at] = random.Of(Lines); break;
        }

        return string.Join('\n', lines);
    }

    private string Typo(string text)
    {
        if (text.Length < 2) return text;
        var at = random.Below(text.Length - 1);
        return random.Below(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text[..at] + text[at + 1] + text[at] + text[(at + 2)..],
            _ => text.Insert(at, text[at].ToString()),
        };
    }

    private string WithoutBlock(string text)
    {
        IReadOnlyList<Match> blocks = [.. Block().Matches(text).Cast<Match>()];
        return blocks.Count > 0 && random.Of(blocks) is var block ? text.Remove(block.Index, block.Length) : text;
    }

    [GeneratedRegex("""[\p{L}_][\p{L}\p{Nd}_]*|\d+(?:\.\d+)?|"[^"\n]*"|`[^`\n]*`|\s+|.""", RegexOptions.Singleline)]
    private static partial Regex Word();

    [GeneratedRegex("""^[a-z]+ ?[a-z_0-9]* ?[^{\n=]*\{\n(?:.*\n)*?\}""", RegexOptions.Multiline)]
    private static partial Regex Block();
}
