using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Units;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2013: a budget in money needs the price of a label in the same currency.</summary>
internal sealed class BudgetPriceCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling?.Budget is not { Value: { Unit: UnitKind.Money } amount } budget) return;
        if (!study.IsComplete || DrawFacts.Of(study) is not { Price: null or { Amount: 0 } }) return;
        diagnostics.Report(SchemaDiagnostics.Missing(
            budget.Place, $"The budget of {amount}", $"price of a label in {amount.Word}",
                $"Add `reward = … {amount.Word}` to the human annotators, or `prices {{ label = … {amount.Word} }}`."));
    }
}
