using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;

namespace Cdi.Dsl.Generator;

/// <summary>What one spec becomes: sources without positions, and diagnostics that carry theirs, so that a moved line leaves the sources equal.</summary>
/// <param name="Path">The spec.</param>
/// <param name="Study">The study that it declares; null where it only declares symbols.</param>
/// <param name="Sources">The emitted C#.</param>
/// <param name="Diagnostics">What the compiler says about this spec.</param>
internal sealed record CompiledSpec(
    string Path,
    DeclaredStudy? Study,
    EquatableArray<EmittedSource> Sources,
    EquatableArray<LocatedDiagnostic> Diagnostics)
{
    /// <summary>Whether the file is one of a study, right or wrong: nothing is said of a class for it but what the file says.</summary>
    public bool DeclaresStudy => Study is not null || Diagnostics.Any(each => each.Diagnostic.IsError);
}
