using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;
using Microsoft.CodeAnalysis;
using Diagnostic = Cdi.Dsl.Diagnostics.Diagnostic;
using RoslynText = Microsoft.CodeAnalysis.Text;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Cdi.Dsl.Generator;

/// <summary>A diagnostic with its lines and columns, from 1: comparable by value, as an incremental step needs.</summary>
/// <param name="Diagnostic">The diagnostic of the study compiler.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record LocatedDiagnostic(Diagnostic Diagnostic, LinePosition Start, LinePosition End)
{
    /// <summary>Looks up the lines of a diagnostic.</summary>
    /// <param name="diagnostic">A diagnostic of the file.</param>
    /// <param name="lines">The lines of the file.</param>
    public static LocatedDiagnostic In(LineMap lines, Diagnostic diagnostic) =>
        new(diagnostic, lines.Position(diagnostic.Span.Start), lines.Position(diagnostic.Span.End));

    /// <summary>A diagnostic about the project, which has no place.</summary>
    public static LocatedDiagnostic Nowhere(Diagnostic diagnostic) => new(diagnostic, new LinePosition(1, 1), new LinePosition(1, 1));

    /// <summary>The diagnostic as the C# compiler reports it.</summary>
    public RoslynDiagnostic ToRoslyn()
    {
        var message = ShownText.Line(Diagnostic.Message + " " + Diagnostic.Hint);
        var span = new RoslynText.TextSpan(Diagnostic.Span.Start, Diagnostic.Span.Length);
        var place = string.IsNullOrEmpty(Diagnostic.Path) ? Location.None : Location.Create(Diagnostic.Path, span, Lines());
        return RoslynDiagnostic.Create(StudyDescriptors.Of(Diagnostic.Code), place, message);
    }

    private RoslynText.LinePositionSpan Lines() => new(ToRoslyn(Start), ToRoslyn(End));

    /// <summary>The C# compiler counts from 0.</summary>
    private static RoslynText.LinePosition ToRoslyn(LinePosition position) => new(position.Line - 1, position.Column - 1);
}
