using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5013: without a seed a study draws like every other study without one.</summary>
internal sealed class SeedCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { HasNoSeed: true } sampling) return;
        if (!sampling.IsGiven) diagnostics.Report(DesignDiagnostics.NoSeed(sampling.Place, SamplingDefaults.Seed, "the draw uses"));
        else if (Fits(study)) diagnostics.Report(DesignDiagnostics.NoSeed(sampling.Place, SamplingDefaults.Seed, "the folds of cross-fitting use"));
        else if (InferenceWords.Variance(study.Inference, hasClusters: false) == VarianceEstimator.Bootstrap)
            diagnostics.Report(DesignDiagnostics.NoSeed(sampling.Place, SamplingDefaults.Seed, "the resampling of texts uses"));
    }

    // Where labels were drawn before, only the folds of methods that fit predictions are random.
    private static bool Fits(StudyModel study) =>
        InferenceWords.Methods(study).Any(method => method is MethodKind.Calibrated or MethodKind.Dsl);
}
