using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3009: an interval can only be formed on a scale of its target.</summary>
internal sealed class ScaleCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is EstimandForm.Regression
                { Family: RegressionFamily.Poisson or RegressionFamily.Gamma or RegressionFamily.InverseGaussian or RegressionFamily.NegativeBinomial,
                    Response: { Value: { Event: null } response } place } model
                && response.Outcome is { IsNumber: true, HasAllOptions: true, Minimum: null or < 0 } outcome)
            {
                diagnostics.Report(EstimandDiagnostics.RateOfNegativeNumbers(
                    place.Place, Estimators.Models.NameOf(model.Family), outcome.Name));
            }

            if (estimand is not { Form: { } form, Scale: { } scale }) continue;
            var fitting = form.Scales();
            if (fitting.Contains(scale.Value)) continue;
            diagnostics.Report(EstimandDiagnostics.ScaleDoesNotFit(
                scale.Place, Choices.Scales.NameOf(scale.Value), form.Described(), fitting.Select(Choices.Scales.NameOf)));
        }
    }
}
