using System.Text.RegularExpressions;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Parsing;

/// <summary>Plants random edits in specs: whatever an author types, the parser answers inside the file and in time, and what parses can be formatted.</summary>
public sealed partial class RandomEditTests
{
    private static readonly string[] Snippets =
    [
        "{", "}", "(", ")", "[", "]", "\"", "\"\"\"", "`", "=", ":", ",", "~", "|", "+", "-", "*", "/", "^", "%", "%in%", "@", "..", "<=", "//", "///",
        "\n", "\r\n", "\t", " ", "\0", "§", "\ud83d\ude00", "\ud83d", "where", "from", "by", "vary", "study", "import", "cdi", "{{", "9e99999", "1..",
            "allow CDI5007",
        "// allow CDI5007", "recorded {", "estimand x {\n", "\"\"\"\n", "\n\"\"\"\n",
    ];

    public static TheoryData<string> ShippedSpecs => [.. Compiled.ShippedSpecs];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_edits_never_break_the_parser(int edits)
    {
        var random = new CountingGenerator(20250501 + (ulong)edits);
        for (var trial = 0; trial < 300; trial++)
        {
            var text = Parsed.LibraryTone;
            for (var i = 0; i < edits; i++) text = Edit(text, ref random);
            Holds(text);
        }
    }

    [Fact]
    public void Every_beginning_of_a_spec_is_answered()
    {
        for (var length = 0; length < Parsed.LibraryTone.Length; length += 7) Holds(Parsed.LibraryTone[..length]);
    }

    [Fact]
    public void Random_characters_are_answered()
    {
        var random = new CountingGenerator(7);
        for (var trial = 0; trial < 200; trial++)
        {
            Holds(string.Concat(Enumerable.Range(0, 200).Select(_ => Snippets[random.Below(Snippets.Length)])));
            Holds(string.Concat(Enumerable.Range(0, 300).Select(_ => (char)random.Below(0x10000))));
        }
    }

    [Theory]
    [MemberData(nameof(ShippedSpecs))]
    public void Random_edits_of_shipped_specs_never_break_the_compiler(string path)
    {
        var spec = Compiled.Read(path) ?? "";
        var random = new CountingGenerator((ulong)path.Length);
        for (var trial = 0; trial < 300; trial++)
        {
            var text = spec;
            for (var i = 0; i <= trial % 4; i++) text = Edit(text, ref random);
            var result = StudyCompiler.Compile(path, text, Compiled.Read);
            Assert.All(result.Diagnostics, diagnostic => Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, text.Length));
            Assert.Equal(result.HasErrors || result.Syntax.Name is null, result.Plan is null);
            Assert.True(result.Plan is null || !result.Sources.IsEmpty);
        }
    }

    private static void Holds(string text)
    {
        var result = StudyParser.Parse(new SourceText("study.cdi", text));
        Assert.All(result.Diagnostics, diagnostic =>
        {
            Assert.InRange(diagnostic.Span.Start, 0, text.Length);
            Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, text.Length);
            Assert.NotEmpty(diagnostic.Hint);
        });
        if (HasSkipped(result.Syntax.Items)) Assert.NotEmpty(result.Diagnostics);
        var description = SyntaxDescription.Describe(result.Syntax);
        if (StudyFormatter.Format(new SourceText("study.cdi", text)).Text is not { } formatted) return;
        Assert.Equal(WithoutPlaces(description), WithoutPlaces(SyntaxDescription.Describe(Parsed.Whole(formatted).Syntax)));
        Assert.Equal(formatted, StudyFormatter.Format(new SourceText("study.cdi", formatted)).Text);
    }

    private static string WithoutPlaces(string description) => description.Replace("trailing comment ", "comment ");

    private static bool HasSkipped(IEnumerable<ItemSyntax> items) =>
        items.Any(item => item is SkippedSyntax || (item is BlockSyntax block && HasSkipped(block.Entries)));

    // A word of the spec in another place: what is left is often well formed, and wrong in its meaning.
    private static string ReplaceWord(string text, ref CountingGenerator random)
    {
        var words = Word().Matches(text);
        if (words.Count == 0) return text;
        var (old, other) = (words[random.Below(words.Count)], words[random.Below(words.Count)]);
        return text[..old.Index] + other.Value + text[(old.Index + old.Length)..];
    }

    [GeneratedRegex(@"[\w.]+( [a-z]+)?|""[^""\n]*""|`[^`]+`|\[[^]]*\]|\{[^{}]*\}")]
    private static partial Regex Word();

    private static string Edit(string text, ref CountingGenerator random)
    {
        var at = random.Below(text.Length);
        var length = Math.Min(random.Below(20), text.Length - at);
        return random.Below(7) switch
        {
            5 or 6 => ReplaceWord(text, ref random),
            0 => text.Remove(at, length),
            1 => text.Insert(at, Snippets[random.Below(Snippets.Length)]),
            2 => text.Remove(at, length).Insert(at, Snippets[random.Below(Snippets.Length)]),
            3 => text.Insert(at, text.Substring(random.Below(text.Length - length), length)),
            _ => text[..at],
        } + "\n";
    }
}
