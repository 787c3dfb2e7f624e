using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5009: α is a probability strictly between 0 and 1.</summary>
internal sealed class AlphaCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        // Nobody asks for intervals that miss more often than not; 0.95 is meant as the level.
        if (study.Inference?.Alpha is { Value: > 0.5 and < 1 } level) diagnostics.Report(DesignDiagnostics.AlphaLooksLikeLevel(level.Place, level.Value));
        if (study.Inference?.Alpha is { Value: <= 0 or >= 1 } alpha) diagnostics.Report(DesignDiagnostics.AlphaOutsideRange(alpha.Place, alpha.Value));
    }
}
