using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5012: a method that weighs the labels of a model needs a model that gives them.</summary>
internal sealed class PredictionCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (!study.IsComplete || study.Llms.Any(llm => llm.Outcome is null)) return;
        var unpredicted = study.Estimands
            .SelectMany(estimand => estimand.Form?.Annotated ?? [])
            .FirstOrDefault(outcome => study.LlmOf(outcome) is null);
        if (unpredicted is null) return;
        if (study.Inference?.Method is { Value: not MethodKind.HumanOnly } method) Report(method.Place, Choices.Methods.NameOf(method.Value));
        if (study.Inference?.PowerTuning is { } tuning) Report(tuning.Place, "power_tuning");
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Method != MethodKind.HumanOnly) Report(compared.Place, Choices.Methods.NameOf(compared.Value.Method));
        }

        void Report(Place place, string name) => diagnostics.Report(DesignDiagnostics.NoPredictionToTune(place, name, unpredicted.Name));
    }
}
