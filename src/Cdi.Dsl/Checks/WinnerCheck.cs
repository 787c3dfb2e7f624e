using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5060, CDI5017, CDI1007: the largest of estimates of one scale, at least two, that are numbers and not bounds.</summary>
internal sealed class WinnerCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference is not { } inference) return;
        if (inference is { Winner: null, Among: { } among }) diagnostics.Report(DesignDiagnostics.NoEffect(among.Place, "among", "no `winner` is asked for"));
        if (inference.Winner is not { } winner) return;
        var compared = study.Estimands.Where(estimand => inference.Among is not { } named || named.Value.Contains(estimand.Name)).ToList();
        if (compared.Sum(estimand => estimand.Answers) == 1)
            diagnostics.Report(DesignDiagnostics.NoEffect(winner.Place, "winner", "one estimate is the largest whatever the labels say"));
        if (study.Humans.Any(human => human.Nonresponse is { Value: Nonresponse.Bounds }))
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
                winner.Place, "`winner` with `nonresponse = bounds`", "Use `familywise = bonferroni`, which holds for any estimates, the largest among them."));
        }

        var scales = compared.Where(estimand => estimand.Form is not null).Select(estimand => (estimand.Name, Scale: ScaleOf(estimand))).ToList();
        if (scales.FirstOrDefault(each => each.Scale != scales[0].Scale) is { Name: { } other, Scale: var otherScale })
        {
            diagnostics.Report(DesignDiagnostics.WinnerOfScales(
                winner.Place, scales[0].Name, Choices.Scales.NameOf(scales[0].Scale), other, Choices.Scales.NameOf(otherScale)));
        }
    }

    private static ScaleKind ScaleOf(EstimandModel estimand) =>
        estimand is { Form: { } form } ? estimand.Scale?.Value ?? form.Scales()[0] : throw new InvalidOperationException("An estimand has a form.");
}
