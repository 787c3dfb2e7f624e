using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5017 and CDI5120: what predictors of labels read is known before any label, and they do not read it anyway.</summary>
internal sealed class PredictorSourcesCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference is not { PredictFrom: { IsEmpty: false } sources } inference) return;
        if (inference.Predictor is { Value: CalibrationModel.Isotonic })
        {
            diagnostics.Report(DesignDiagnostics.NoEffect(
                sources[0].Place, "predict_from", "`predictor = isotonic` reads the model's label and confidence alone"));
        }


        if (!study.IsComplete) return;
        foreach (var source in sources)
        {
            if (study.Llms.FirstOrDefault(llm => llm.Name == source.Value.Llm) is not { } llm) continue;
            if (study.LearnsFromPeople(llm))
                diagnostics.Report(DesignDiagnostics.NotKnownBefore(source.Place, llm.Name, "it learns from people's labels of this study"));
            else if (llm is { IsAsked: true, Examples: not null })
                diagnostics.Report(DesignDiagnostics.NotKnownBefore(source.Place, llm.Name, "its prompts show labels of this study"));
            else if (IsReadAnyway(study, inference, source.Value))
            {
                diagnostics.Report(DesignDiagnostics.NoEffect(
                    source.Place, llm.Name, "its answers are those that estimates rest on, which predictors read anyway"));
            }
        }
    }

    // With a second outcome the model of one tells something of the other.
    private static bool IsReadAnyway(StudyModel study, InferenceModel inference, PredictorSource source) =>
        study.Llms.Select(llm => llm.Outcome).Distinct().Count() == 1 && (study.Llms.Count == 1 || inference.Llms.Any(llm => llm.Value == source.Llm));
}
