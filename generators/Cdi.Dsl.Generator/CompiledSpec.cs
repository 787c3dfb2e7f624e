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
    EquatableArray<LocatedDiagnostic> Diagnostics);
