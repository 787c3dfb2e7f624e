using Cdi.Dsl.Checks;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Parsing;
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
    /// <param name="home">Where the C# of the study stands; null for <see cref="StudyHome.Default"/>.</param>
    public static CompilationResult Compile(string path, string text, ImportResolver imports, StudyHome? home = null)
    {
        var source = new SourceText(path, text);
        var diagnostics = new DiagnosticBag();
        var context = new BindingContext(source, diagnostics);
        var parsed = StudyParser.Parse(source);
        foreach (var diagnostic in parsed.Diagnostics) diagnostics.Report(diagnostic);
        var written = parsed.Syntax;
        if (parsed.Syntax.Version is { Value: > StudyParser.LanguageVersion }) parsed = parsed with { Syntax = WithoutItems(parsed.Syntax) };
        var loader = new ImportLoader(imports, diagnostics);
        var imported = loader.Load(parsed.Syntax, context);
        var declarations = DeclarationCollector.Collect(imported, parsed.Syntax, context);
        var model = new StudyBinder(parsed.Syntax, declarations, context).Bind();
        StudyChecks.Run(model, diagnostics);
        var plan = StudyLowering.Lower(model);
        var check = new AllowanceCheck(diagnostics, [(source, parsed.Syntax), .. loader.Files]);
        var (shown, allowances) = (Bounded(check.Shown()), check.Allowances());
        if (diagnostics.HasErrors) plan = null;
        EquatableArray<EmittedSource> Emission() => plan is null
            ? diagnostics.HasErrors ? Shape(written, imports, source, home ?? StudyHome.Default) : EquatableArray<EmittedSource>.Empty
            : Sources(plan, home ?? StudyHome.Default, source, SpecNotes.Of(shown, allowances, [source, .. loader.Files.Select(file => file.Source)]));
        return new CompilationResult(parsed.Syntax, model, plan, Emission, shown, allowances);
    }

    /// <summary>As many diagnostics as anybody reads, and one that counts the others.</summary>
    private static EquatableArray<Diagnostic> Bounded(EquatableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.Count <= StudyLimits.Diagnostics) return diagnostics;
        var first = diagnostics[StudyLimits.Diagnostics];
        return diagnostics.Take(StudyLimits.Diagnostics)
            .Append(SyntaxDiagnostics.MoreNotShown(new Place(first.Path, first.Span), diagnostics.Count - StudyLimits.Diagnostics))
            .ToEquatableArray();
    }

    /// <summary>The types of a study that has errors. What is reported on the way has been reported, or follows from it.</summary>
    private static EquatableArray<EmittedSource> Shape(StudySyntax written, ImportResolver imports, SourceText source, StudyHome home)
    {
        var repaired = StudyRepair.Repair(written, source);
        var reported = new DiagnosticBag();
        var context = new BindingContext(source, reported);
        var imported = new ImportLoader(imports, reported, repair: true).Load(repaired, context);
        var model = new StudyBinder(repaired, DeclarationCollector.Collect(imported, repaired, context), context).Bind();
        return StudyLowering.Shape(model, repaired) is { } shape ? StudyEmitter.EmitShape(shape, home) : EquatableArray<EmittedSource>.Empty;
    }

    private static EquatableArray<EmittedSource> Sources(StudyPlan plan, StudyHome home, SourceText source, SpecNotes notes)
    {
        var spec = SpecEmitter.Emit(plan, home, SpecNotes.FileName(source.Path), source.Text.TrimStart('\uFEFF'), notes);
        return StudyEmitter.Emit(plan, home).Append(spec).ToEquatableArray();
    }

    /// <summary>A file in a later version of the language may well be right; no word of it is judged.</summary>
    private static StudySyntax WithoutItems(StudySyntax syntax) => syntax with { Name = null, Items = EquatableArray<ItemSyntax>.Empty };
}
