using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3007: a formula without an intercept forces the fit through the origin.</summary>
internal sealed class InterceptCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is EstimandForm.Regression { Formula.HasIntercept: false, Absorbed.IsEmpty: true, Pair: null } model
                && !model.Family.HasThresholds()
                && !FactorRank.SpansIntercept(model.Formula)
                && !MaySpanIntercept(model.Formula, study))
            {
                diagnostics.Report(EstimandDiagnostics.NoIntercept(model.FormulaPlace));
            }
        }
    }

    // Indicators of all groups together are an intercept, each group's own; whether they are all, the run sees.
    private static bool MaySpanIntercept(ExpandedFormula formula, StudyModel study)
    {
        return formula.Terms.Count(term => term.Variables.All(IsIndicator)) > 1;

        bool IsIndicator(string variable) => study.Corpus?.Find(variable) is { Type: ColumnType.Indicator };
    }
}
