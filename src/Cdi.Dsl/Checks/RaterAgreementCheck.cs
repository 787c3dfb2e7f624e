using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2130, CDI2131 and CDI2133: what must hold where people are compared with one another.</summary>
internal sealed class RaterAgreementCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        var asked = study.Estimands.Where(estimand => estimand.Form is EstimandForm.RaterAgreement).ToList();
        // What is misspelt elsewhere, a method or who labelled, has been reported there.
        if (asked.Count == 0 || diagnostics.HasErrors) return;
        foreach (var estimand in asked)
        {
            if (estimand.Form is EstimandForm.RaterAgreement form) CheckPeople(study, estimand, form, diagnostics);
        }

        CheckMethods(study, asked[0], diagnostics);
        if (DrawFacts.Of(study) is { Design: not DesignKind.Uniform and var own })
            diagnostics.Report(RaterDiagnostics.UniformDrawNeeded(study.Sampling?.Design?.Place ?? asked[0].Place, asked[0].Name, $"design = {own.Word()}"));
    }

    private static void CheckPeople(StudyModel study, EstimandModel estimand, EstimandForm.RaterAgreement form, DiagnosticBag diagnostics)
    {
        var outcome = form.Response.Value.Outcome;
        if (study.HumanOf(outcome) is not { } human) return; // CDI3003
        if (form.Human is { } named && named.Value != human.Name)
        {
            diagnostics.Report(SchemaDiagnostics.WrongValue(
                named.Place, "a comparison of people", $"`{human.Name}`, who decide `{outcome.Name}`", $"`{named.Value}`"));
        }
        else if (human.IsLive || (human.Recorded is not null && !human.HasSeveral))
        {
            diagnostics.Report(RaterDiagnostics.OneAnnotator(form.Response.Place, estimand.Name, outcome.Name, human.IsLive));
        }
    }

    private static void CheckMethods(StudyModel study, EstimandModel first, DiagnosticBag diagnostics)
    {
        var primary = InferenceWords.Methods(study).Last();
        if (primary != MethodKind.HumanOnly) Report(study.Inference?.Method?.Place ?? first.Place, primary);
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Method != MethodKind.HumanOnly) Report(compared.Place, compared.Value.Method);
            if (compared.Value.Design is { } design && design != DesignKind.Uniform)
                diagnostics.Report(RaterDiagnostics.UniformDrawNeeded(compared.Place, first.Name, $"@ {design.Word()}"));
        }

        void Report(Place place, MethodKind method) => diagnostics.Report(RaterDiagnostics.PeopleAlone(place, method.Word(), first.Name));
    }
}
