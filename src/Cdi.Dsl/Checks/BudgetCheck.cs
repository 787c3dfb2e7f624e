using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Units;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5001, 5002, 5003: burn-in and rounds fit into the budget, the budget into the corpus.</summary>
internal sealed class BudgetCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { Budget: { } written } sampling) return;
        if (DrawFacts.Of(study) is not { BudgetLabels: { } labels } facts || !DrawFacts.IsWhole(labels)) return;
        var budget = new Labels((int)labels);
        if (study.Corpus?.Rows is { } rows && budget.Count > rows.Value.Count)
        {
            diagnostics.Report(DesignDiagnostics.BudgetExceedsCorpus(written.Place, budget, rows.Value));
        }

        // Examples that leave nothing are CDI4024.
        if (!DrawFacts.IsWhole(facts.BurnInLabels) || facts.ExampleTexts >= budget.Count) return;
        var (burnIn, examples) = (new Labels((int)facts.BurnInLabels), new Texts(facts.ExampleTexts));
        if (burnIn.Count + examples.Count > budget.Count)
        {
            diagnostics.Report(DesignDiagnostics.BurnInExceedsBudget((sampling.BurnIn ?? written).Place, burnIn, budget, examples));
        }
        else if (budget.Count - burnIn.Count - examples.Count < facts.Rounds)
        {
            diagnostics.Report(DesignDiagnostics.RoundLargerThanRest(
                sampling.Rounds?.Place ?? written.Place, facts.Rounds, new Labels(budget.Count - burnIn.Count - examples.Count), examples));
        }
    }
}
