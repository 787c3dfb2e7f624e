using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Units;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5004: a budget, and a burn-in, must buy a whole number of texts.</summary>
internal sealed class WholeTextsCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (DrawFacts.Of(study) is not { } facts || study.Sampling is not { } sampling) return;
        if (sampling.Budget is { } budget && facts.BudgetLabels is { } labels) Check(budget, labels, facts.Price?.ToString());
        if (sampling.BurnIn is { } burnIn) Check(burnIn, facts.BurnInLabels, null);

        void Check(Located<Quantity> written, decimal bought, string? price)
        {
            var perText = study.Humans.Select(human => human.LabelsPerText?.Value.Count).Max() ?? 1;
            if (DrawFacts.IsWhole(bought)) return;
            diagnostics.Report(DesignDiagnostics.NotWholeTexts(written.Place, written.Value.ToString(), price ?? new Labels(perText).ToString(), bought));
        }
    }
}
