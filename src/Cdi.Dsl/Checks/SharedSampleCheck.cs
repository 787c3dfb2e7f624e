using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3010: a sample drawn for some estimands also answers others, less well.</summary>
internal sealed class SharedSampleCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling?.Serve is not { } serve || DrawFacts.Of(study)?.Design.Learns() != true) return;
        var others = study.Estimands.Select(estimand => estimand.Name).Where(name => !serve.Value.Contains(name)).ToList();
        if (others.Count > 0) diagnostics.Report(EstimandDiagnostics.SampleServesOthers(serve.Place, serve.Value, others));
    }
}
