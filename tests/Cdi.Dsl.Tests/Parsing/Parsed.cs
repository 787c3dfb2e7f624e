using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Testing;

namespace Cdi.Dsl.Tests.Parsing;

/// <summary>Reads pieces of specs for tests.</summary>
internal static class Parsed
{
    /// <summary>A whole study on data that does not exist.</summary>
    public static string LibraryTone { get; } = File.ReadAllText(
        Path.Combine(SharedFolder.Repository, "tests/Cdi.Dsl.Tests/Parsing/specs/library_tone.cdi"));

    /// <summary>The result for a whole file.</summary>
    public static ParseResult Whole(string text) => StudyParser.Parse(new SourceText("study.cdi", text));

    /// <summary>The description of the one block with these entries.</summary>
    public static string Entries(string entries)
    {
        var result = Whole("cdi 1\nstudy s\nb {\n" + entries + "\n}\n");
        Assert.Empty(result.Diagnostics);
        var lines = SyntaxDescription.Describe(result.Syntax).Split('\n');
        return string.Join("\n", lines.Skip(3)).TrimEnd();
    }

    /// <summary>The prefix form of a value.</summary>
    public static string Value(string value) => Entries("x = " + value).Trim()["setting x = ".Length..];

    /// <summary>Each diagnostic as <c>line:column CODE</c>.</summary>
    public static IReadOnlyList<string> Places(string text)
    {
        var source = new SourceText("study.cdi", text);
        return StudyParser.Parse(source).Diagnostics.Select(diagnostic =>
        {
            var position = source.Lines.Position(diagnostic.Span.Start);
            return $"{position.Line}:{position.Column} {diagnostic.Code}";
        }).ToList();
    }

    /// <summary>The one message for a file.</summary>
    public static string Message(string text) => Assert.Single(Whole(text).Diagnostics).Message;
}
