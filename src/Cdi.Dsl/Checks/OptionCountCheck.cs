using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2006: an outcome with fewer than two options leaves nothing to decide.</summary>
internal sealed class OptionCountCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var outcome in study.Outcomes)
        {
            if (outcome is { IsNumber: false, HasAllOptions: true } && outcome.Options.Count < 2)
            {
                diagnostics.Report(SchemaDiagnostics.OneOption(outcome.Place, outcome.Name, outcome.Options.Count));
            }
        }
    }
}
