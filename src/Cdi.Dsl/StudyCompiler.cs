using Cdi.Dsl.Checks;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Binding;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl;

/// <summary>Compiles a study: the one entry point of all hosts.</summary>
public static class StudyCompiler
{
    /// <summary>Compiles a file. Never throws, whatever the file holds; the same input gives the same result in every host.</summary>
    /// <param name="path">The file, as diagnostics shall name it.</param>
    /// <param name="text">Its content.</param>
    /// <param name="imports">Reads the files that it imports.</param>
    public static CompilationResult Compile(string path, string text, ImportResolver imports)
    {
        var source = new SourceText(path, text);
        var diagnostics = new DiagnosticBag();
        var context = new BindingContext(source, diagnostics);
        var parsed = StudyParser.Parse(source);
        foreach (var diagnostic in parsed.Diagnostics) diagnostics.Report(diagnostic);
        if (parsed.Syntax.Version is { Value: > StudyParser.LanguageVersion }) parsed = parsed with { Syntax = WithoutItems(parsed.Syntax) };
        var loader = new ImportLoader(imports, diagnostics);
        var imported = loader.Load(parsed.Syntax, context);
        var declarations = DeclarationCollector.Collect(imported, parsed.Syntax, context);
        var model = new StudyBinder(parsed.Syntax, declarations, context).Bind();
        StudyChecks.Run(model, diagnostics);
        var plan = StudyLowering.Lower(model);
        return new CompilationResult(
            parsed.Syntax,
            model,
            diagnostics.HasErrors ? null : plan,
            Sources(model, diagnostics.HasErrors ? null : plan, source),
            Shown(diagnostics, [(source, parsed.Syntax), .. loader.Files]));
    }

    private static EquatableArray<EmittedSource> Sources(StudyModel model, StudyPlan? plan, SourceText source)
    {
        if (plan is null) return StudyLowering.Shape(model) is { } shape ? StudyEmitter.EmitShape(shape) : EquatableArray<EmittedSource>.Empty;
        var spec = SpecEmitter.Emit(plan.TypeName, plan.Name, source.Path.Split('/', '\\').Last(), source.Text.TrimStart('\uFEFF'));
        return StudyEmitter.Emit(plan).Append(spec).ToEquatableArray();
    }

    /// <summary>A file in a later version of the language may well be right; no word of it is judged.</summary>
    private static StudySyntax WithoutItems(StudySyntax syntax) => syntax with { Name = null, Items = EquatableArray<ItemSyntax>.Empty };

    /// <summary>The diagnostics without allowed warnings: those of the first file first, then those of each import, in order of place.</summary>
    private static EquatableArray<Diagnostic> Shown(DiagnosticBag diagnostics, IReadOnlyList<(SourceText Source, StudySyntax Syntax)> files) =>
        diagnostics.Items
            .Where(diagnostic => diagnostic.IsError || !files.Any(file => file.Source.Path == diagnostic.Path && IsAllowed(diagnostic, file.Syntax, file.Source)))
            .Distinct()
            .OrderBy(diagnostic => diagnostic.Path == files[0].Source.Path ? "" : diagnostic.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Span.Start)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
            .ToEquatableArray();

    private static bool IsAllowed(Diagnostic diagnostic, StudySyntax syntax, SourceText source)
    {
        var line = source.Lines.Position(diagnostic.Span.Start).Line;
        return syntax.Allowances.Any(allowance => allowance.Line == line && allowance.Code == diagnostic.Code && allowance.Reason.Length > 0);
    }
}
