using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Generator;

/// <summary>The study that a spec declares, with the place of its name.</summary>
/// <param name="Place">The name.</param>
/// <param name="Name">The name as written.</param>
/// <param name="FirstSource">Name of the first emitted file: two studies with the same one would be one type.</param>
/// <param name="Start">Where the name begins.</param>
/// <param name="End">Behind its last character.</param>
internal sealed record DeclaredStudy(Place Place, string Name, string FirstSource, LinePosition Start, LinePosition End)
{
    /// <summary>The study of a compiled file, or null where it only declares symbols.</summary>
    public static DeclaredStudy? In(LineMap lines, string path, CompilationResult result) =>
        result is { Syntax.Name: { } name, Sources.IsEmpty: false }
            ? new DeclaredStudy(new Place(path, name.Span), name.Text, result.Sources[0].HintName, lines.Position(name.Span.Start),
                lines.Position(name.Span.End))
            : null;

    /// <summary>A diagnostic for each study of a project that has the name of another: all but the first, in ordinal order of paths.</summary>
    public static EquatableArray<LocatedDiagnostic> Repeated(IEnumerable<DeclaredStudy> studies) =>
        studies.GroupBy(study => study.FirstSource, StringComparer.OrdinalIgnoreCase)
            .SelectMany(same =>
            {
                var inOrder = same.OrderBy(study => study.Place.Path, StringComparer.Ordinal).ToList();
                return inOrder.Skip(1).Select(study => study.RepeatOf(inOrder[0]));
            })
            .OrderBy(each => each.Diagnostic.Path, StringComparer.Ordinal)
            .ToEquatableArray();

    private LocatedDiagnostic RepeatOf(DeclaredStudy first) =>
        new(SyntaxDiagnostics.GivenTwice(Place, "study", Name, first.Start.Line, first.Place.Path), Start, End);
}
