using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3023: kernels that are small each may be too much code together.</summary>
internal sealed class CodeSizeCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        var sums = 0;
        EstimandModel? first = null;
        foreach (var estimand in study.Estimands)
        {
            sums += StudyLimits.SumsOf(estimand.Form is EstimandForm.Regression model ? model.Formula.Terms.Count : 2);
            if (sums > StudyLimits.Sums) first ??= estimand;
        }

        if (first is not null) diagnostics.Report(EstimandDiagnostics.TooMuchCode(first.Place, sums));
    }
}
