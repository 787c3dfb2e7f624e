using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl;

/// <summary>Everything that the compiler makes of a file, stage by stage.</summary>
/// <param name="Syntax">What the author wrote.</param>
/// <param name="Model">What the names and values mean.</param>
/// <param name="Plan">What will be run, defaults filled in; null where an error stops it, and for a file that only declares symbols.</param>
/// <param name="Sources">The C#. With errors, the shape of the study's types all the same where it is known, so that a build shows the errors of the study only.</param>
/// <param name="Diagnostics">Of the file and of what it imports, in order of place; warnings that the author allowed are left out.</param>
/// <param name="Allowances">The comments that allow a warning with a reason, of the file and of what it imports.</param>
public sealed record CompilationResult(
    StudySyntax Syntax,
    StudyModel Model,
    StudyPlan? Plan,
    EquatableArray<EmittedSource> Sources,
    EquatableArray<Diagnostic> Diagnostics,
    EquatableArray<Allowance> Allowances)
{
    /// <summary>Whether the study cannot run.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);
}
