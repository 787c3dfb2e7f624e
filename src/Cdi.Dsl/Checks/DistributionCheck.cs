using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Checks;

/// <summary>CDI4068 and CDI5017: probabilities of all options come from somewhere, and are used.</summary>
internal sealed class DistributionCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var llm in study.Llms)
        {
            if (llm.IsPanel || llm.Embedded is not null || study.Outcomes.FirstOrDefault(each => each.Name == llm.Outcome) is not { } outcome) continue;
            var columns = llm.Recorded?.Probabilities ?? [];
            var setting = llm.Answer is { Value: true } ? llm.Answer.Place : columns.IsEmpty ? (Place?)null : columns[0].Place;
            if (llm.Answer is { Value: false } && !columns.IsEmpty)
                diagnostics.Report(DesignDiagnostics.NoEffect(columns[0].Place, "probability", "`answer = label` has methods use the label alone"));
            else if (setting is { } place && Fault(llm, outcome) is { } fault)
                diagnostics.Report(AnnotationDiagnostics.NoDistribution(place, llm.Name, fault.Fact, fault.Hint));
        }
    }

    private static (string Fact, string Hint)? Fault(LlmModel llm, OutcomeModel outcome)
    {
        if (outcome.IsNumber) return ($"outcome `{outcome.Name}` is a number and has no options", "Leave it out: methods use the number.");
        if (llm.Recorded is { NamesProbabilities: false, HasWholeMap: true })
        {
            return ("no columns hold the probabilities of its options",
                "Name them in `recorded`, in the order of the options: "
                    + $"`probability = [{string.Join(", ", outcome.Options.Select(option => "p_" + option.Key))}]`.");
        }

        if (!llm.IsAsked) return null;
        if (outcome.IsDerived)
        {
            return ("its label follows from several questions, of which none is asked that can no longer change it, so that not every option has a probability",
                "Leave `answer` out: methods use the label, and `confidence` has its probability.");
        }

        return llm.ConfidenceSource is not null || llm.Structured is { Value: true } ? null : ("nothing says how probable each option is",
            "Say where that comes from: `confidence = tokens`, with several answers `confidence = agreement`, or `structured = yes`, where the model "
                + "states it.");
    }
}
