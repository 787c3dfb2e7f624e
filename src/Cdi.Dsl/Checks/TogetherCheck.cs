using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5017, CDI5019 and CDI5034: how draws of several outcomes hang together is said of labels drawn before, where some estimand reads several, and
/// a column says it of one set of outcomes.</summary>
internal sealed class TogetherCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Sampling is not { Together: { } together } sampling) return;
        if (sampling is { IsGiven: false, Budget: not null })
        {
            diagnostics.Report(DesignDiagnostics.GroupsWithoutGiven(together.Place, "together"));
            return;
        }

        if (study.Estimands.Any(estimand => estimand.Form is null)) return;
        var sets = study.Estimands.Select(estimand => Outcomes(estimand)).Where(outcomes => outcomes.Count > 1)
            .Select(outcomes => string.Join(" and ", outcomes.OrderBy(name => name, StringComparer.Ordinal).Select(name => $"`{name}`")))
            .Distinct(StringComparer.Ordinal).ToList();
        if (sets.Count == 0)
            diagnostics.Report(DesignDiagnostics.NoEffect(together.Place, "together", "no estimand reads labels of several outcomes together"));
        if (sets.Count > 1 && together.ProbabilityColumn is { } column)
            diagnostics.Report(DesignDiagnostics.OneProbabilityOfSeveralSets(together.Place, column.Name, sets[0], sets[1]));
    }

    private static List<string> Outcomes(EstimandModel estimand) =>
        [.. (estimand.Form?.Annotated ?? []).Select(outcome => outcome.Name).Distinct(StringComparer.Ordinal)];
}
