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
            if (estimand.Form?.Response is { } response && study.HumanOf(response.Value.Outcome) is null)
            {
                diagnostics.Report(EstimandDiagnostics.NoHumanAnnotator(response.Place, estimand.Name, response.Value.Outcome.Name));
            }
        }
    }
}
