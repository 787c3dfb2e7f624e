using System.Globalization;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing;

/// <summary>Says what is wrong with a tree: skipped words, the version, allowances without reason.</summary>
internal static class SyntaxCheck
{
    /// <summary>CDI1001, CDI1002 and CDI1003 of a file, in its order.</summary>
    /// <remarks>A file in a later version of the language is told so, and nothing else: its other lines may well be right.</remarks>
    public static IEnumerable<Diagnostic> Diagnostics(SourceText source, StudySyntax syntax, TokenizedFile file)
    {
        if (source.Text.Length > StudyLimits.File) return file.Diagnostics;
        if (syntax.Version is { Value: > StudyParser.LanguageVersion } version)
        {
            return [SyntaxDiagnostics.NewerVersion(source.At(version.Span), version.Digits, StudyParser.LanguageVersion)];
        }

        var known = file.Diagnostics.Select(diagnostic => diagnostic.Span.Start).OrderBy(start => start).ToArray();
        var slips = new Slips(source, file.Tokens);
        var skipped = Skipped(syntax.Items)
            .Where(item => !HasOneIn(known, TextSpan.Cover(item.Span, item.Unexpected)))
            .Select(item => Unexpected(source, slips.At(item.Expected, item.Unexpected)));
        return file.Diagnostics.Concat(skipped).Concat(Version(source, syntax)).Concat(Reasons(source, syntax)).OrderBy(diagnostic => diagnostic.Span.Start);
    }

    // A token that is wrong in itself explains why its line fits no rule.
    private static bool HasOneIn(int[] starts, TextSpan span)
    {
        var index = Array.BinarySearch(starts, span.Start);
        var next = index >= 0 ? index : ~index;
        return next < starts.Length && starts[next] < Math.Max(span.End, span.Start + 1);
    }

    private static IEnumerable<SkippedSyntax> Skipped(IEnumerable<ItemSyntax> items) => items.SelectMany(item => item switch
    {
        SkippedSyntax skipped => [skipped],
        BlockSyntax block => Skipped(block.Entries),
        _ => [],
    });

    private static Diagnostic Unexpected(SourceText source, Slip slip) =>
        SyntaxDiagnostics.Expected(source.At(OnOneLine(source, slip.Span)), slip.Expected, slip.Found, slip.Hint);

    // A line end is marked behind its line's last word, a text of several lines by its first line.
    private static TextSpan OnOneLine(SourceText source, TextSpan span)
    {
        var line = source.Lines.Span(source.Lines.Position(span.Start).Line);
        return TextSpan.FromBounds(Math.Min(span.Start, line.End), Math.Max(Math.Min(span.Start, line.End), Math.Min(span.End, line.End)));
    }

    private static IEnumerable<Diagnostic> Version(SourceText source, StudySyntax syntax)
    {
        if (syntax.Version is not { Value: < StudyParser.LanguageVersion } version) yield break;
        var supported = StudyParser.LanguageVersion.ToString(CultureInfo.InvariantCulture);
        yield return SyntaxDiagnostics.Expected(source.At(version.Span), $"version {supported}", $"`{version.Digits}`",
            $"The first line of a study is `cdi {supported}`.");
    }

    private static IEnumerable<Diagnostic> Reasons(SourceText source, StudySyntax syntax) =>
        from allowance in syntax.Allowances
        where allowance.Reason.Length == 0
        select SyntaxDiagnostics.Expected(
            source.At(allowance.Span), $"a reason behind `allow {allowance.Code}:`", "none",
                $"Say why the fact is acceptable here: `// allow {allowance.Code}: reason`.");
}
