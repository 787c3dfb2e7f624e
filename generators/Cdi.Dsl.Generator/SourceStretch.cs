using Cdi.Dsl.Text;
using Microsoft.CodeAnalysis;
using Diagnostic = Cdi.Dsl.Diagnostics.Diagnostic;
using RoslynText = Microsoft.CodeAnalysis.Text;

namespace Cdi.Dsl.Generator;

/// <summary>A stretch of a C# file with its lines and columns, from 1.</summary>
/// <param name="Place">The stretch.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record SourceStretch(Place Place, LinePosition Start, LinePosition End)
{
    /// <summary>A stretch of a file.</summary>
    public static SourceStretch Of(SyntaxTree tree, RoslynText.TextSpan span, CancellationToken cancelled)
    {
        var lines = tree.GetLineSpan(span, cancelled).Span;
        return new(
            new Place(tree.FilePath, new TextSpan(span.Start, span.Length)),
            new LinePosition(lines.Start.Line + 1, lines.Start.Character + 1),
            new LinePosition(lines.End.Line + 1, lines.End.Character + 1));
    }

    /// <summary>A diagnostic about it.</summary>
    public LocatedDiagnostic Located(Func<Place, Diagnostic> make) => new(make(Place), Start, End);
}
