using System.Text.RegularExpressions;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing;

/// <summary>Finds the comments that silence a check.</summary>
internal static class AllowanceReader
{
    private static readonly Regex Allow = new(@"^allow\s+(?<code>CDI\d+)\s*:?\s*(?<reason>.*)$", RegexOptions.CultureInvariant);

    private static readonly Regex Reason = new(@"^allow\s+CDI\d+\s*:", RegexOptions.CultureInvariant);

    /// <summary>The allowances among <paramref name="comments"/>; the reason is empty where none stands behind a colon.</summary>
    public static IEnumerable<AllowanceSyntax> Read(SourceText source, IReadOnlyList<CommentSyntax> comments) =>
        from comment in comments
        where comment.Content.StartsWith("allow ", StringComparison.Ordinal)
        let match = Allow.Match(comment.Content)
        where match.Success
        let reason = Reason.IsMatch(comment.Content) ? match.Groups["reason"].Value : ""
        select new AllowanceSyntax(source.Lines.Position(comment.Span.Start).Line, match.Groups["code"].Value, reason, comment.Span);
}
