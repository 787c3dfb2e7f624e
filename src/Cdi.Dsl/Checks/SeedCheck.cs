using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5013: without a seed a study draws like every other study without one.</summary>
internal sealed class SeedCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is { HasNoSeed: true } sampling) diagnostics.Report(DesignDiagnostics.NoSeed(sampling.Place, SamplingDefaults.Seed));
    }
}
