using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5008: an error model should rest on five labels per parameter from its first fit on.</summary>
/// <remarks>
/// <c>confidence</c> averages squared errors in bins of confidence; <c>error</c> fits an intercept, label, confidence,
/// their product, and each covariate. The models are shrunk, so that fewer labels cost precision, not validity.
/// </remarks>
internal sealed class BurnInSizeCheck : IStudyCheck
{
    private const int LabelsPerParameter = 5;
    private const int ConfidenceBins = 5;

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { } sampling || DrawFacts.Of(study) is not { Design: DesignKind.Error or DesignKind.Confidence } facts) return;
        if (study.IsComplete && LearningCheck.LearnsTooLate(study, facts)) return; // CDI4063
        if (sampling.Budget is null || !DrawFacts.IsWhole(facts.BurnInLabels)) return;
        var covariates = study.Corpus?.Columns.Count(column => column.IsNumeric) ?? 0;
        foreach (var source in study.Inference?.PredictFrom ?? []) covariates += Math.Max(1, source.Value.Components);
        var parameters = facts.Design == DesignKind.Confidence ? ConfidenceBins : 4 + covariates;
        var needed = new Labels(LabelsPerParameter * parameters);
        if (facts.BurnInLabels >= needed.Count) return;
        diagnostics.Report(DesignDiagnostics.SmallBurnIn(
            (sampling.BurnIn ?? sampling.Budget).Place, new Labels((int)facts.BurnInLabels), needed, parameters));
    }
}
