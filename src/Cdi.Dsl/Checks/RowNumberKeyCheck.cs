using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2012: a draw keyed by row numbers changes when the file is reordered.</summary>
internal sealed class RowNumberKeyCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Corpus is { IsKeyRowNumber: true } corpus)
        {
            diagnostics.Report(SchemaDiagnostics.RowNumberKey(corpus.Key?.Place ?? corpus.Place, corpus.Name));
        }
    }
}
