using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>The file that is being bound, and where its diagnostics go.</summary>
/// <param name="Source">The file.</param>
/// <param name="Diagnostics">Where diagnostics go.</param>
internal sealed record BindingContext(SourceText Source, DiagnosticBag Diagnostics)
{
    /// <summary>The place of a node.</summary>
    public Place At(SyntaxNode node) => Source.At(node.Span);

    /// <summary>The line of a node, from 1.</summary>
    public int Line(SyntaxNode node) => Source.Lines.Position(node.Span.Start).Line;

    /// <summary>Reports a diagnostic.</summary>
    public void Report(Diagnostic diagnostic) => Diagnostics.Report(diagnostic);
}
