using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3007: a formula without an intercept forces the fit through the origin.</summary>
internal sealed class InterceptCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is EstimandForm.Regression { Formula.HasIntercept: false } model)
            {
                diagnostics.Report(EstimandDiagnostics.NoIntercept(model.FormulaPlace));
            }
        }
    }
}
