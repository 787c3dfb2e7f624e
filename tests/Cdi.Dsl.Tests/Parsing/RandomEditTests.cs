using System.Diagnostics;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Parsing;

/// <summary>Plants random edits in specs: whatever an author types, the parser answers inside the file and in time, and what parses can be formatted.</summary>
public sealed class RandomEditTests
{
    private static readonly string[] Snippets =
    [
        "{", "}", "(", ")", "[", "]", "\"", "\"\"\"", "`", "=", ":", ",", "~", "|", "+", "-", "*", "/", "^", "%", "%in%", "@", "..", "<=", "//", "///",
        "\n", "\r\n", "\t", " ", "\0", "§", "\ud83d\ude00", "\ud83d", "where", "from", "by", "vary", "study", "import", "cdi", "{{", "9e99999", "1..", "allow CDI5007",
        "// allow CDI5007", "recorded {", "estimand x {\n", "\"\"\"\n", "\n\"\"\"\n",
    ];

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

    private static void Holds(string text)
    {
        var clock = Stopwatch.StartNew();
        var result = StudyParser.Parse(new SourceText("study.cdi", text));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), "took " + clock.Elapsed);
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

    private static string Edit(string text, ref CountingGenerator random)
    {
        var at = random.Below(text.Length);
        var length = Math.Min(random.Below(20), text.Length - at);
        return random.Below(5) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, Snippets[random.Below(Snippets.Length)]),
            2 => text.Remove(at, length).Insert(at, Snippets[random.Below(Snippets.Length)]),
            3 => text.Insert(at, text.Substring(random.Below(text.Length - length), length)),
            _ => text[..at],
        } + "\n";
    }
}
