using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2060 to CDI2064: what must hold where a model is compared with people, or two models with one another.</summary>
internal sealed class AgreementCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is { Judged: { } models } form) Check(study, estimand, form, models, diagnostics);
        }

        if (study.Estimands.FirstOrDefault(estimand => estimand.Form?.Judged is not null) is not { } first) return;
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Method == MethodKind.LlmOnly) diagnostics.Report(AgreementDiagnostics.ModelTakenForTruth(compared.Place, first.Name));
        }
    }

    private static void Check(
        StudyModel study, EstimandModel estimand, EstimandForm form, EquatableArray<Located<string>> judged, DiagnosticBag diagnostics)
    {
        var outcome = form.Response.Value.Outcome;
        if (form.Function is TargetFunction.Mean or TargetFunction.Prevalence && study.Inference is not { Generalise.Value: Generalise.Population })
            diagnostics.Report(AgreementDiagnostics.KnownOfCorpus(estimand.Place, estimand.Name));
        if (!study.IsComplete || study.Llms.Any(llm => llm.Outcome is null)) return;
        string[] models = [.. study.Llms.Where(llm => llm.Outcome == outcome.Name).Select(llm => llm.Name)];
        if (judged.IsEmpty && models.Length == 0)
            diagnostics.Report(AgreementDiagnostics.NoModelOfOutcome(form.Response.Place, outcome.Name, models));
        foreach (var named in judged.Where(named => !models.Contains(named.Value)))
            diagnostics.Report(AgreementDiagnostics.NoModelOfOutcome(named.Place, outcome.Name, models));
        foreach (var llm in study.Llms.Where(study.LearnsFromPeople))
        {
            if (judged.FirstOrDefault(each => each.Value == llm.Name) is { } place) Learns(place.Place, llm.Name);
            else if (judged.IsEmpty && study.LlmOf(outcome) == llm) Learns(form.Response.Place, llm.Name);
        }

        void Learns(Place place, string name) => diagnostics.Report(AgreementDiagnostics.LearnsFromItsJudges(place, name));
    }
}
