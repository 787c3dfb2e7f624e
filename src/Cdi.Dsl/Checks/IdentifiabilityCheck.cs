using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3004: a formula with two terms that are equal in every row, whatever the data, has no unique fit.</summary>
internal sealed class IdentifiabilityCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is not EstimandForm.Regression { Formula.Terms: var terms } model) continue;
            if (StructuralRank.FirstAlias(terms, Source) is not { } alias) continue;
            diagnostics.Report(EstimandDiagnostics.NotIdentifiable(
                model.FormulaPlace, StructuralRank.Of(terms, Source), terms.Count, alias.First.Written, alias.Second.Written));
        }

        VariableOrigin Source(string variable) => study.Corpus?.Find(variable)?.Origin ?? new VariableOrigin(variable, false);
    }
}
