using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4009: at a temperature above 0 one call is one random draw.</summary>
internal sealed class TemperatureCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm.Temperature is { Value: > 0 } temperature && AnswerCountCheck.AnswersOf(llm, study) == 1)
            {
                diagnostics.Report(AnnotationDiagnostics.OneRandomCall(temperature.Place, temperature.Value));
            }
        }
    }
}
