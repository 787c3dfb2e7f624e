using System.Globalization;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Diagnostics;

/// <summary>Leaves out what follows from another diagnostic, so that one mistake is told once.</summary>
internal static class Consequences
{
    /// <summary>Names that are used where nothing declares them: a misspelt declaration breaks each of its uses.</summary>
    private static readonly string[] UnknownNames = ["CDI2001", "CDI2004", "CDI2015", "CDI4001"];

    /// <summary>The diagnostics without those of a line that does not parse, and with one for each unknown name.</summary>
    /// <param name="diagnostics">All diagnostics.</param>
    /// <param name="files">The files.</param>
    public static IEnumerable<Diagnostic> WithoutConsequences(
        this IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<(SourceText Source, StudySyntax Syntax)> files)
    {
        var lines = files.Select(file => file.Source).GroupBy(source => source.Path).ToDictionary(
            same => same.Key, same => same.First().Lines, StringComparer.Ordinal);
        var unread = diagnostics.Where(each => IsSyntax(each) && !IsOfComment(each, files))
            .GroupBy(Line).ToDictionary(line => line.Key, line => line.OrderBy(each => each.Span.Start).First());
        return diagnostics
            .Where(each => !unread.TryGetValue(Line(each), out var first) || first == each)
            .GroupBy(each => UnknownNames.Contains(each.Code) ? (each.Path, each.Code, each.Message, 0)
                : (each.Path, each.Code, each.Message, each.Span.Start + 1))
            .Select(same => Together(same.OrderBy(each => each.Span.Start).ToList()));

        (string Path, int Line) Line(Diagnostic diagnostic) =>
            (diagnostic.Path, lines.TryGetValue(diagnostic.Path, out var map) ? map.Position(diagnostic.Span.Start).Line : 0);

        Diagnostic Together(IReadOnlyList<Diagnostic> same)
        {
            var others = same.Skip(1).Select(each => Line(each).Line).Where(line => line != Line(same[0]).Line).Distinct()
                .Select(line => line.ToString(CultureInfo.InvariantCulture)).ToList();
            return others.Count == 0 ? same[0] : same[0] with { Hint = $"{same[0].Hint} The same at line {string.Join(", ", others)}." };
        }
    }

    // An allowance without a reason says nothing of the line before it.
    private static bool IsOfComment(Diagnostic diagnostic, IReadOnlyList<(SourceText Source, StudySyntax Syntax)> files) =>
        files.Any(file => file.Source.Path == diagnostic.Path && file.Syntax.Allowances.Any(allowance => allowance.Span == diagnostic.Span));

    private static bool IsSyntax(Diagnostic diagnostic) => diagnostic.Code is "CDI1001" or "CDI1002";
}
