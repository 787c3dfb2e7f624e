using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI1007: a model that is no polynomial in an annotated number takes what the model says as it is, and has no expectation of its loss.</summary>
internal sealed class ReadNumbersCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Estimands.FirstOrDefault(estimand => estimand.Form is { ReadsNumbers: true }) is not { } reading) return;
        var method = study.Inference?.Method;
        if (InferenceWords.Methods(study).Last() is (MethodKind.Calibrated or MethodKind.Dsl) and var primary)
            Report(method?.Place ?? reading.Place, $"Method `{primary.Word()}`", "Use `confidence_driven`, or `human_only`.");
        foreach (var compared in study.Report?.Compare ?? [])
        {
            if (compared.Value.Method is MethodKind.Calibrated or MethodKind.Dsl)
                Report(compared.Place, $"Method `{compared.Value.Method.Word()}`", "Use `confidence_driven`, or `human_only`.");
            if (compared.Value.Design is { } design && design != DesignKind.Uniform) Refuse(design, compared.Place);
        }

        if (DrawFacts.Of(study) is { Design: not DesignKind.Uniform and var own }) Refuse(own, study.Sampling?.Design?.Place ?? reading.Place);

        void Refuse(DesignKind design, Place place) => Report(place, $"Design `{Choices.Designs.NameOf(design)}`", "Use `uniform`.");

        void Report(Place place, string what, string instead) => diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
            place, $"{what} for `{reading.Name}`, {Why(reading.Form)},", instead));
    }

    private static string Why(EstimandForm? form) => form switch
    {
        EstimandForm.Custom => "whose loss is no polynomial in an annotated number",
        EstimandForm.Regression { EstimatesTheta: true } => "whose loss is no polynomial in the outcome where θ is estimated",
        _ => "whose regressor is an annotated number and whose model is not linear",
    };
}
