using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl;

/// <summary>Everything that the compiler makes of a file, stage by stage.</summary>
/// <param name="syntax">What the author wrote.</param>
/// <param name="model">What the names and values mean.</param>
/// <param name="plan">What will be run.</param>
/// <param name="emission">Writes the C#: a function of the other stages, which reports nothing.</param>
/// <param name="diagnostics">Of the file and of what it imports.</param>
/// <param name="allowances">The comments that allow a warning with a reason.</param>
public sealed class CompilationResult(
    StudySyntax syntax,
    StudyModel model,
    StudyPlan? plan,
    Func<EquatableArray<EmittedSource>> emission,
    EquatableArray<Diagnostic> diagnostics,
    EquatableArray<Allowance> allowances)
{
    private readonly Lazy<EquatableArray<EmittedSource>> sources = new(emission);

    /// <summary>What the author wrote.</summary>
    public StudySyntax Syntax { get; } = syntax;

    /// <summary>What the names and values mean.</summary>
    public StudyModel Model { get; } = model;

    /// <summary>What will be run, defaults filled in; null where an error stops it, and for a file that only declares symbols.</summary>
    public StudyPlan? Plan { get; } = plan;

    /// <summary>Of the file and of what it imports, in order of place; warnings that the author allowed are left out.</summary>
    public EquatableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>The comments that allow a warning with a reason, of the file and of what it imports.</summary>
    public EquatableArray<Allowance> Allowances { get; } = allowances;

    /// <summary>The C#, written when it is first asked for. With errors, the shape of the study's types all the same where it is known, so that a build
    /// shows the errors of the study only.</summary>
    public EquatableArray<EmittedSource> Sources => sources.Value;

    /// <summary>Whether the study cannot run.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.IsError);
}
