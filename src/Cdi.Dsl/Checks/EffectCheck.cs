using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5017 and CDI5018: a setting that changes nothing in this study, and a primary method whose intervals do not cover.</summary>
internal sealed class EffectCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is { IsGiven: false } sampling && DrawFacts.Of(study) is { } facts && !facts.Design.Learns() && !LearnsElsewhere(study))
        {
            var reason = facts.Design.IsStratified() ? StratifiedReason : UniformReason;
            Report("tau", sampling.Tau?.Place, reason);
            if (sampling.Stop is null)
            {
                Report("burn_in", sampling.BurnIn?.Place, reason);
                Report("rounds", sampling.Rounds?.Place, reason);
            }
        }

        if (study.Inference is not { } inference) return;
        if (inference is { Variance: { Value: not (VarianceEstimator.Sandwich or VarianceEstimator.Bootstrap) } variance,
            Generalise.Value: Generalise.Corpus }
            && !(variance.Value.IsClustered() && study.Estimands.Any(estimand => estimand.HasNoCluster)))
        {
            Report("variance", variance.Place, "for `generalise = corpus` only the draw of texts is random, and texts were drawn one by one");
        }

        if (!Methods(study, inference).Any(method => method.IsCalibrated()) && !Designs(study).Any(design => design.IsCalibrated()))
        {
            Report("predictor", inference.Predictor?.Place, NothingCalibrates);
            Report("predict_from", inference.PredictFrom.IsEmpty ? null : inference.PredictFrom[0].Place, NothingCalibrates);
        }

        if (!Methods(study, inference).Any(method => method.IsTuned())) Report("power_tuning", inference.PowerTuning?.Place, "no method of this study tunes λ");
        if (inference.Method is { Value: MethodKind.LlmOnly } method) diagnostics.Report(DesignDiagnostics.PrimaryNotValid(method.Place));

        void Report(string name, Place? place, string reason)
        {
            if (place is { } written) diagnostics.Report(DesignDiagnostics.NoEffect(written, name, reason));
        }
    }

    private const string NothingCalibrates = "no method or design of this study calibrates what a model says";

    private const string UniformReason = "under `design = uniform` every text has the same π from the start";

    private const string StratifiedReason = "under `design = stratified` π follows from the number of texts in each stratum";

    private static bool LearnsElsewhere(StudyModel study) =>
        (study.Report?.Compare ?? []).Any(compared => compared.Value.Design is { } design && design.Learns());

    private static IEnumerable<DesignKind> Designs(StudyModel study) => (study.Report?.Compare ?? []).Select(compared => compared.Value.Design)
        .Append(study.Sampling is { IsGiven: false } ? DrawFacts.Of(study)?.Design : null).OfType<DesignKind>();

    // Where the primary method is left out, it is the default, which tunes if there is a model to tune.
    private static IEnumerable<MethodKind> Methods(StudyModel study, InferenceModel inference) =>
        (study.Report?.Compare ?? []).Select(compared => compared.Value.Method).Append(inference.Method?.Value ?? MethodKind.Calibrated);
}
