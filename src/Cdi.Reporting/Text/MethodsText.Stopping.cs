using Cdi.Estimation.Literature;

namespace Cdi.Reporting.Text;

/// <content>When sampling stopped.</content>
internal sealed partial class MethodsText
{
    private string Stopped()
    {
        if (result.Stopping is not { } facts) return "";
        var when = facts switch
        {
            { IsMet: true } when facts.Labels < facts.Budget => "that was so",
            { IsMet: true } => "that was so when the budget was spent",
            _ => "the budget was spent before that was so",
        };
        return $"Sampling was to stop after the first round behind the burn-in at which {facts.Rule}; {when}, with "
            + $"{NumberText.Count(facts.Labels.Count, "label", "labels")} of {NumberText.Count(facts.Budget.Count)}. Intervals are therefore those of an "
            + $"anytime-valid asymptotic confidence sequence ({Cite(References.ConfidenceSequence)}): with a probability of {NumberText.Level(facts.Level)} "
            + "all that are formed of an estimate after rounds hold together, whichever of them sampling stops at. In place of a normal quantile they have "
            + $"{NumberText.Fixed(facts.CriticalValue, 3)}, tuned to be smallest at half of the budget, and p-values hold whenever they are looked at as well. "
            + "A text counts by the inverse of its probability to be in a round that was drawn, times that of being drawn there.";
    }
}
