using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3011: with several estimands and no word on them, intervals cover jointly 1 − kα at worst (Bonferroni's inequality). CDI1007: bounds have no
/// joint distribution; CDI5017: that of one estimate is its own.</summary>
internal sealed class JointCoverageCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        CheckBounds(study, diagnostics);
        if (study is not { Inference: { HasNoFamilywise: true, Alpha: { } alpha } inference }) return;
        var intervals = study.Estimands.Sum(estimand => estimand.Answers);
        if (intervals < 2) return;
        if (alpha.Value is <= 0 or >= 1) return;
        diagnostics.Report(EstimandDiagnostics.JointCoverage(inference.Place, intervals, alpha.Value));
    }

    // An interval from the least to the largest labels is that of two estimates, and what hangs together is not one of them.
    private static void CheckBounds(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference?.Familywise is not { Value: FamilywiseCorrection.MaximumZ } familywise) return;
        if (study.Estimands.Sum(estimand => estimand.Answers) == 1)
            diagnostics.Report(DesignDiagnostics.NoEffect(familywise.Place, "familywise", "one estimate has no other to hold together with"));
        if (!study.Humans.Any(human => human.Nonresponse is { Value: Nonresponse.Bounds })) return;
        diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
            familywise.Place, "`familywise = max_z` with `nonresponse = bounds`", "Use `familywise = bonferroni`, which holds for any estimates."));
    }
}
