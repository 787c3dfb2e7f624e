using System.Collections.Immutable;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;
using Microsoft.CodeAnalysis;

namespace Cdi.Dsl.Generator;

/// <summary>Compiles the <c>*.cdi</c> files among a project's additional files: their C# joins the project, their diagnostics join the build's.</summary>
/// <remarks>Every step's output compares by value. An unrelated edit therefore leaves all steps cached, and a comment in a spec changes only the source that quotes the spec.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class StudyGenerator : IIncrementalGenerator
{
    /// <summary>Tracking name of the step that reads specs.</summary>
    public const string SpecStep = "Spec";

    /// <summary>Tracking name of the step that gives a spec its imports.</summary>
    public const string ImportStep = "SpecWithImports";

    /// <summary>Tracking name of the step that compiles a spec.</summary>
    public const string CompileStep = "CompiledSpec";

    /// <summary>Tracking name of the step that yields emitted sources, one by one.</summary>
    public const string SourceStep = "EmittedSource";

    /// <summary>Tracking name of the step that yields diagnostics, one by one.</summary>
    public const string DiagnosticStep = "LocatedDiagnostic";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var specs = context.AdditionalTextsProvider.Where(IsSpec).Select(SpecText.Read).WithTrackingName(SpecStep);
        var compiled = specs.Combine(specs.Collect()).Select(WithImports).WithTrackingName(ImportStep)
            .Select(Compile).WithTrackingName(CompileStep);
        var repeated = compiled.Select((spec, _) => spec.Study).Collect().Select(Repeated);
        var sources = compiled.Combine(repeated).SelectMany(Sources).WithTrackingName(SourceStep);
        var diagnostics = compiled.SelectMany((spec, _) => spec.Diagnostics).WithTrackingName(DiagnosticStep);

        context.RegisterSourceOutput(sources, (production, source) => production.AddSource(source.HintName, source.Text));
        context.RegisterSourceOutput(diagnostics, (production, diagnostic) => production.ReportDiagnostic(diagnostic.ToRoslyn()));
        context.RegisterSourceOutput(
            repeated.SelectMany((studies, _) => studies), (production, diagnostic) => production.ReportDiagnostic(diagnostic.ToRoslyn()));
    }

    private static bool IsSpec(AdditionalText file) => file.Path.EndsWith(".cdi", StringComparison.OrdinalIgnoreCase);

    private static SpecWithImports WithImports((SpecText Spec, ImmutableArray<SpecText> All) input, CancellationToken cancelled) =>
        SpecWithImports.Of(input.Spec, input.All, cancelled);

    private static CompiledSpec Compile(SpecWithImports input, CancellationToken cancelled) => input.Compile(cancelled);

    private static EquatableArray<LocatedDiagnostic> Repeated(ImmutableArray<DeclaredStudy?> studies, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        return DeclaredStudy.Repeated(studies.OfType<DeclaredStudy>());
    }

    /// <summary>The sources of a spec; none where its study has the name of another, whose types would be the same.</summary>
    private static IEnumerable<EmittedSource> Sources((CompiledSpec Spec, EquatableArray<LocatedDiagnostic> Repeated) input, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        return input.Repeated.Any(each => each.Diagnostic.Path == input.Spec.Path) ? [] : input.Spec.Sources;
    }
}
