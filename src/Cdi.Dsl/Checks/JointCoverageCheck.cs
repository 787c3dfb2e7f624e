using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3011: with several estimands and no word on them, intervals cover jointly 1 − kα at worst (Bonferroni's inequality).</summary>
internal sealed class JointCoverageCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study is not { Inference: { HasNoFamilywise: true, Alpha: { } alpha } inference }) return;
        var intervals = study.Estimands.Sum(estimand => estimand.Answers);
        if (intervals < 2) return;
        if (alpha.Value is <= 0 or >= 1) return;
        diagnostics.Report(EstimandDiagnostics.JointCoverage(inference.Place, intervals, alpha.Value));
    }
}
