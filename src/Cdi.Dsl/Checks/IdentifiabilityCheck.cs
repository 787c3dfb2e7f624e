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
            if (StructuralRank.FirstAlias(terms, Source) is not { } alias)
            {
                if (FactorRank.Of(model.Formula) is { Dependent: { } dependent } rank)
                    diagnostics.Report(EstimandDiagnostics.LevelsAddUp(model.FormulaPlace, rank.Rank, terms.Count, dependent.Written));
                continue;
            }

            diagnostics.Report(EstimandDiagnostics.NotIdentifiable(
                model.FormulaPlace, StructuralRank.Of(terms, Source), terms.Count, alias.First.Written, alias.Second.Written));

            // `I(x)` is x, and two ways to write one function are one.
            VariableOrigin Source(string variable) => model.Formula.Function(variable) switch
            {
                { Value: LossExpression.Column } alone => OfColumn(alone.Columns.First()),
                { } function => OfFunction(function),
                null => OfColumn(variable),
            };
        }

        // Columns in one order, whatever the order in which a function names them.
        static VariableOrigin OfFunction(FormulaFunction function)
        {
            var columns = function.Columns.OrderBy(name => name, StringComparer.Ordinal).ToList();
            return new VariableOrigin($"{function.Over(columns.IndexOf)} of {string.Join(", ", columns)}", false);
        }

        VariableOrigin OfColumn(string name) => study.Corpus?.Find(name)?.Origin ?? new VariableOrigin(name, false);
    }
}
