using System.Collections.Immutable;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cdi.Dsl.Generator;

/// <summary>Compiles the <c>*.cdi</c> files among a project's additional files: their C# joins the project, their diagnostics join the build's.</summary>
/// <remarks>Every step's output compares by value. An unrelated edit therefore leaves all steps cached, and a comment in a spec changes only the source that
/// quotes the spec.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class StudyGenerator : IIncrementalGenerator
{
    /// <summary>Tracking name of the step that reads specs.</summary>
    public const string SpecStep = "Spec";

    /// <summary>Tracking name of the step that gives a spec its imports.</summary>
    public const string ImportStep = "SpecWithImports";

    /// <summary>Tracking name of the step that reads classes with <c>[CdiStudy("…")]</c>.</summary>
    public const string ClassStep = "StudyClass";

    /// <summary>Tracking name of the step that finds where the code of each study stands.</summary>
    public const string HomeStep = "StudyHomes";

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
        var paths = specs.Select((spec, _) => spec.Path).Collect().Select((all, _) => all.ToEquatableArray());
        var settings = context.AnalyzerConfigOptionsProvider.Select(ProjectSettings.Read);
        var runtime = context.CompilationProvider.Select(RuntimeReference.Of);
        var classes = context.SyntaxProvider.ForAttributeWithMetadataName(StudyClass.AttributeName, (node, _) => node is TypeDeclarationSyntax, StudyClass.Read)
            .WithTrackingName(ClassStep).Collect().Select((all, _) => InOrder(all));
        var claims = classes.Select((all, _) => all.Where(each => each.IsPossible).Select(each => each.Claim).ToEquatableArray());
        var homes = settings.Select((each, _) => each.Home).Combine(claims.Combine(paths))
            .Select((all, _) => StudyHomes.Of(all.Left, all.Right.Left, [.. all.Right.Right])).WithTrackingName(HomeStep);
        var compiled = specs.Combine(specs.Collect()).Select(WithImports).WithTrackingName(ImportStep)
            .Combine(homes).Select((each, _) => new HomedSpec(each.Left, each.Right.Of(each.Left.Spec.Path)))
            .Select(Compile).WithTrackingName(CompileStep);
        var repeated = compiled.Select((spec, _) => spec.Study).Collect().Select(Repeated);
        var sources = compiled.Combine(repeated).Combine(runtime.Select((each, _) => each.IsThere)).SelectMany(Sources).WithTrackingName(SourceStep);
        var diagnostics = compiled.SelectMany((spec, _) => spec.Diagnostics).WithTrackingName(DiagnosticStep);

        context.RegisterSourceOutput(sources, (production, source) => production.AddSource(source.HintName, source.Text));
        Report(context, diagnostics);
        Report(context, repeated.SelectMany((studies, _) => studies));
        var declared = compiled.Select((spec, _) => spec.DeclaresStudy ? spec.Path : "").Collect().Select(
            (all, _) => all.Where(path => path.Length > 0).ToEquatableArray());
        Report(context, classes.Combine(paths.Combine(declared)).SelectMany((all, _) => Problems(all.Left, [.. all.Right.Left], [.. all.Right.Right])));
        Report(context, settings.Combine(runtime).Combine(paths).SelectMany((all, _) => Problems(all.Left.Left, all.Left.Right, all.Right.Count > 0)));
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<LocatedDiagnostic> diagnostics) =>
        context.RegisterSourceOutput(diagnostics, (production, diagnostic) => production.ReportDiagnostic(diagnostic.ToRoslyn()));

    /// <summary>The classes in the order of their files and places: which of two is the first does not depend on the compiler.</summary>
    private static EquatableArray<StudyClass> InOrder(ImmutableArray<StudyClass> classes) =>
        classes.OrderBy(each => each.Class.Place.Path, StringComparer.Ordinal).ThenBy(each => each.Class.Place.Span.Start).ToEquatableArray();

    private static IEnumerable<LocatedDiagnostic> Problems(EquatableArray<StudyClass> classes, IReadOnlyList<string> paths, IReadOnlyList<string> studies) =>
        classes.Select((each, index) => each.Problem(paths, studies, classes.Take(index).Where(earlier => earlier.IsPossible))).OfType<LocatedDiagnostic>();

    /// <summary>What is wrong with the project itself; nothing where it has no specs.</summary>
    private static IEnumerable<LocatedDiagnostic> Problems(ProjectSettings settings, RuntimeReference runtime, bool hasSpecs) =>
        !hasSpecs ? [] : settings.Diagnostics.Concat(runtime.Problem is { } problem ? [problem] : []).Select(LocatedDiagnostic.Nowhere);

    private static bool IsSpec(AdditionalText file) => file.Path.EndsWith(".cdi", StringComparison.OrdinalIgnoreCase);

    private static SpecWithImports WithImports((SpecText Spec, ImmutableArray<SpecText> All) input, CancellationToken cancelled) =>
        SpecWithImports.Of(input.Spec, input.All, cancelled);

    private static CompiledSpec Compile(HomedSpec input, CancellationToken cancelled) => input.Spec.Compile(input.Home, cancelled);

    private static EquatableArray<LocatedDiagnostic> Repeated(ImmutableArray<DeclaredStudy?> studies, CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        return DeclaredStudy.Repeated(studies.OfType<DeclaredStudy>());
    }

    /// <summary>The sources of a spec; none where its study has the name of another, whose types would be the same, or where there is nothing to compile
    /// them against.</summary>
    private static IEnumerable<EmittedSource> Sources(((CompiledSpec Spec, EquatableArray<LocatedDiagnostic> Repeated) Input, bool HasRuntime) all,
        CancellationToken cancelled)
    {
        cancelled.ThrowIfCancellationRequested();
        var (spec, repeated) = all.Input;
        return !all.HasRuntime || repeated.Any(each => each.Diagnostic.Path == spec.Path) ? [] : spec.Sources;
    }
}
