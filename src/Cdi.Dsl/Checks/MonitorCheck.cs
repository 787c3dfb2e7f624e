using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5102: a monitor has a model whose options are held against people's labels, of texts that were drawn one by one.</summary>
internal sealed class MonitorCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var monitor in study.Monitors)
        {
            if (study.Outcomes.FirstOrDefault(outcome => outcome.Name == monitor.Outcome) is not { } outcome) continue;
            foreach (var (fact, hint) in Obstacles(study, outcome).Take(1))
                diagnostics.Report(DesignDiagnostics.NothingToMonitor(monitor.Place, monitor.Name, fact, hint));
        }
    }

    private static IEnumerable<(string Fact, string Hint)> Obstacles(StudyModel study, OutcomeModel outcome)
    {
        if (outcome.Options.IsEmpty)
            yield return ($"`{outcome.Name}` is a number, of which no answer is simply wrong", "Monitor an outcome with options.");
        if (!study.Llms.Any(llm => llm.Outcome == outcome.Name))
            yield return ($"no model says what `{outcome.Name}` is", "Declare an `llm` of that outcome.");
        if (!study.Estimands.Any(estimand => estimand.Form is { } form && form.Annotated.Any(each => each.Name == outcome.Name)))
            yield return ($"no estimand reads `{outcome.Name}`, so that nobody labels it", "Ask for its share: `target = prevalence(OUTCOME[OPTION])`.");
        if (study.Sampling is { IsGiven: true, Cluster: { } cluster })
            yield return ($"labels were drawn in groups of `{cluster.Value}`, which batches may cut apart", "Leave the monitor out.");
        if (study.Sampling is { Given.IsElsewhere: true })
            yield return ("the labels are of another corpus", "Leave the monitor out.");
    }
}
