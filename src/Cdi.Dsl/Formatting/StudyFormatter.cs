using System.Globalization;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Formatting;

/// <summary>Writes a study in the one layout that reviewers see: what <c>cdi fmt</c> does.</summary>
/// <remarks>
/// Two spaces per brace, one entry per line, <c>\n</c> line ends; equals signs are not aligned, so that a change of one
/// decision is a change of one line. Comments, documentation and single blank lines stay. A comment behind an entry
/// begins in column 42, or two spaces behind a longer entry. Formatting twice changes nothing more.
/// </remarks>
public static class StudyFormatter
{
    /// <summary>The file in canonical layout; the diagnostics instead where it does not parse.</summary>
    public static FormatResult Format(SourceText source)
    {
        var parsed = StudyParser.Parse(source);
        return parsed.Diagnostics.IsEmpty
            ? new FormatResult(StudyPrinter.Print(source, parsed.Syntax), default)
            : new FormatResult(null, parsed.Diagnostics);
    }

    /// <summary>The file in canonical layout, with the hash and size of a corpus written into it.</summary>
    /// <param name="source">The file.</param>
    /// <param name="corpus">The name of one of its <c>corpus</c> blocks.</param>
    /// <param name="sha256">The hash of the corpus file, 64 lower-case hexadecimal digits.</param>
    /// <param name="rows">The number of texts in it.</param>
    /// <returns>The text, or the diagnostics where the file does not parse.</returns>
    /// <exception cref="ArgumentException">The file parses and declares no such corpus.</exception>
    public static FormatResult Lock(SourceText source, string corpus, string sha256, int rows)
    {
        var hashed = Set(source, study => Block(study, "corpus", corpus), "sha256", "source", $"\"{sha256}\"");
        if (hashed.Text is null) return hashed;
        var texts = Counted.Of(rows, "text");
        var counted = Set(new SourceText(source.Path, hashed.Text), study => Block(study, "corpus", corpus), "rows", "sha256", texts);
        return counted.Text is null ? counted : Format(new SourceText(source.Path, counted.Text));
    }

    /// <summary>The file in canonical layout, with the hash of the file written into it that the <c>recorded</c> block of an annotator names.</summary>
    /// <param name="source">The file.</param>
    /// <param name="kind"><c>llm</c> or <c>human</c>.</param>
    /// <param name="annotator">The name of one of its blocks of that kind, which has a block <c>recorded</c>.</param>
    /// <param name="sha256">The hash of the file with the labels, 64 lower-case hexadecimal digits.</param>
    /// <returns>The text, or the diagnostics where the file does not parse.</returns>
    /// <exception cref="ArgumentException">The file parses and declares no such block.</exception>
    public static FormatResult LockLabels(SourceText source, string kind, string annotator, string sha256)
    {
        var hashed = Set(source, study => Block(study, kind, annotator)?.Blocks.FirstOrDefault(inner => inner.Kind.Text == "recorded"), "sha256", "source",
            $"\"{sha256}\"");
        return hashed.Text is null ? hashed : Format(new SourceText(source.Path, hashed.Text));
    }

    private static BlockSyntax? Block(StudySyntax study, string kind, string name) =>
        study.Blocks.FirstOrDefault(candidate => candidate.Kind.Text == kind && candidate.Name?.Text == name);

    // Replaces the value of a setting, or adds the setting behind another one.
    private static FormatResult Set(SourceText source, Func<StudySyntax, BlockSyntax?> find, string key, string behind, string value)
    {
        var parsed = StudyParser.Parse(source);
        if (!parsed.Diagnostics.IsEmpty) return new FormatResult(null, parsed.Diagnostics);
        var block = find(parsed.Syntax) ?? throw new ArgumentException($"There is no such block in {source.Path}.", nameof(find));
        if (Setting(block, key) is { } present) return new FormatResult(Replaced(source.Text, present.Value.Span, value), default);
        var anchor = Setting(block, behind)?.Span.End ?? block.OpenBrace.End;
        return new FormatResult(Inserted(source, parsed.Syntax, anchor, $"{key} = {value}"), default);
    }

    // A new line behind an entry and the comment behind it.
    private static string Inserted(SourceText source, StudySyntax study, int anchor, string entry)
    {
        var line = source.Lines.Span(source.Lines.Position(anchor).Line);
        var comment = study.Comments.FirstOrDefault(candidate => candidate.Span.Start >= anchor && candidate.Span.Start < line.End);
        if (comment is not null && source.Text.Substring(anchor, comment.Span.Start - anchor).Trim().Length > 0) comment = null;
        var at = comment?.Span.End ?? anchor;
        var isLast = source.Text.Substring(at, line.End - at).Trim().Length == 0;
        return Replaced(source.Text, new TextSpan(at, 0), isLast ? "\n" + entry : $"\n{entry}\n");
    }

    private static SettingSyntax? Setting(BlockSyntax block, string key) => block.Settings.FirstOrDefault(setting => setting.Key.Text == key);

    private static string Replaced(string text, TextSpan span, string value) => text.Substring(0, span.Start) + value + text.Substring(span.End);
}
