using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3003: an estimand without human labels has nothing that counts as true.</summary>
internal sealed class HumanAnnotatorCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        // An annotator whose outcome is unknown may be the one; that has been reported.
        if (!study.IsComplete || study.Humans.Any(human => human.Outcome is null)) return;
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is { } form && form.Annotated.FirstOrDefault(outcome => study.HumanOf(outcome) is null) is { } unlabelled)
                diagnostics.Report(EstimandDiagnostics.NoHumanAnnotator(form.Response.Place, estimand.Name, unlabelled.Name));
        }
    }
}
