using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2011: without a hash the study does not notice when its corpus changes.</summary>
internal sealed class CorpusHashCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Corpus is { HasNoHash: true } corpus) diagnostics.Report(SchemaDiagnostics.NoHash(corpus.Place, corpus.Name));
    }
}
