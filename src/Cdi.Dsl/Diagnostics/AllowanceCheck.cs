using Cdi.Dsl.Collections;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Diagnostics;

/// <summary>Leaves out the warnings that an author allows, keeps account of them, and reports allowances that silence nothing.</summary>
/// <param name="diagnostics">All diagnostics of a compilation.</param>
/// <param name="files">The file that was compiled, then what it imports.</param>
internal sealed class AllowanceCheck(DiagnosticBag diagnostics, IReadOnlyList<(SourceText Source, StudySyntax Syntax)> files)
{
    /// <summary>The allowances of all files, with what each silences.</summary>
    public EquatableArray<Allowance> Allowances() => files
        .SelectMany(file => file.Syntax.Allowances.Where(allowance => allowance.Reason.Length > 0).Select(
            allowance => Allowed(allowance, file.Source, file.Syntax)))
        .ToEquatableArray();

    /// <summary>The diagnostics without allowed warnings: those of the first file first, then those of each import, in order of place.</summary>
    public EquatableArray<Diagnostic> Shown() => diagnostics.Items
        .Where(diagnostic => diagnostic.IsError || !files.Any(file => IsAllowed(diagnostic, file.Source, file.Syntax)))
        .Concat(Idle())
        .Distinct()
        .ToList().WithoutConsequences(files)
        .OrderBy(diagnostic => diagnostic.Path == files[0].Source.Path ? "" : diagnostic.Path, StringComparer.Ordinal)
        .ThenBy(diagnostic => diagnostic.Span.Start)
        .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)
        .ToEquatableArray();

    private static bool IsAllowed(Diagnostic diagnostic, SourceText source, StudySyntax syntax) =>
        diagnostic.Path == source.Path && syntax.Allowances.Any(allowance => allowance.Reason.Length > 0 && Fits(allowance, diagnostic, source));

    private static bool Fits(AllowanceSyntax allowance, Diagnostic diagnostic, SourceText source) =>
        diagnostic.Path == source.Path && diagnostic.Code == allowance.Code && LineOf(diagnostic, source) == allowance.Line;

    private static int LineOf(Diagnostic diagnostic, SourceText source) => source.Lines.Position(diagnostic.Span.Start).Line;

    private Allowance Allowed(AllowanceSyntax allowance, SourceText source, StudySyntax syntax) => new(
        allowance.Code,
        allowance.Reason,
        source.Path,
        allowance.Line,
        AllowedSubject.At(syntax, source, allowance.Line),
        diagnostics.Items.Where(diagnostic => !diagnostic.IsError && Fits(allowance, diagnostic, source))
            .Select(diagnostic => diagnostic.Message).Distinct().ToEquatableArray());

    /// <summary>Allowances of the study itself. Where an error hides warnings, and in a file that others import from, nothing is known.</summary>
    private IEnumerable<Diagnostic> Idle()
    {
        var (source, syntax) = files[0];
        if (syntax.Name is null || diagnostics.HasErrors) yield break;
        foreach (var allowance in syntax.Allowances)
        {
            if (allowance.Reason.Length == 0 || !CompilerCodes.All.Contains(allowance.Code)) continue;
            var lines = diagnostics.Items
                .Where(diagnostic => diagnostic.Code == allowance.Code && diagnostic.Path == source.Path)
                .Select(diagnostic => LineOf(diagnostic, source)).ToList();
            if (!lines.Contains(allowance.Line)) yield return SyntaxDiagnostics.AllowsNothing(source.At(allowance.Span), allowance.Code, lines);
        }
    }
}
