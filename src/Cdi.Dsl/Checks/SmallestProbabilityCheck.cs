using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5007: the uniform part bounds every π from below by τ (budget − burn-in) / (rows − burn-in).</summary>
/// <remarks>Silent where the bound lets a label weigh 100 texts at most, and where rows are not declared or are filtered.</remarks>
internal sealed class SmallestProbabilityCheck : IStudyCheck
{
    private const double LargestWeight = 100;

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study is not { Sampling: { Budget: { } written } sampling, Corpus: { Rows.Value.Count: var rows, Keep.IsEmpty: true } }) return;
        if (DrawFacts.Of(study) is not { BudgetLabels: { } budget, Tau: > 0 and <= 1 } facts || !facts.Design.Learns()) return;
        var (left, rest) = (budget - facts.BurnInLabels - facts.ExampleTexts, rows - facts.BurnInLabels - facts.ExampleTexts);
        if (left < facts.Rounds || rest < left) return;
        var smallest = facts.Tau * (double)(left / rest);
        if (smallest * LargestWeight < 1) diagnostics.Report(DesignDiagnostics.SmallestProbability(sampling.Tau?.Place ?? written.Place, smallest));
    }
}
