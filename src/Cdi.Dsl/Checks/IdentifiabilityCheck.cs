using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
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

            // `I(x)` is x, and two ways to write one function are one.
            VariableOrigin Source(string variable) => model.Formula.Function(variable) switch
            {
                { Value: LossExpression.Column } alone => OfColumn(alone.Columns.First()),
                { } function => new VariableOrigin($"{function.Value} of {string.Join(", ", function.Columns)}", false),
                null => OfColumn(variable),
            };
        }

        VariableOrigin OfColumn(string name) => study.Corpus?.Find(name)?.Origin ?? new VariableOrigin(name, false);
    }
}
