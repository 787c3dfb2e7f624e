using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5005, 5006: τ is a share, and not 0 where a rule could score a text 0.</summary>
internal sealed class UniformShareCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling?.Tau is not { } tau || DrawFacts.Of(study) is not { } facts) return;
        if (tau.Value is < 0 or > 1)
        {
            diagnostics.Report(DesignDiagnostics.TauOutsideRange(tau.Place, tau.Value));
        }
        else if (tau.Value == 0 && facts.Design.Learns())
        {
            diagnostics.Report(DesignDiagnostics.UnreachableTexts(tau.Place, Choices.Designs.NameOf(facts.Design)));
        }
    }
}
