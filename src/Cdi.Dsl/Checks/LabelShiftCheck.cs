using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI2150, CDI2151 and CDI1007: labels of another corpus have one method, which gives shares of options.</summary>
internal sealed class LabelShiftCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        var isElsewhere = study.Sampling?.Given is { IsElsewhere: true };
        var named = (study.Report?.Compare ?? []).Select(compared => (compared.Value.Method, compared.Place)).ToList();
        if (study.Inference is { } inference)
        {
            var primary = InferenceWords.Methods(study).Last();
            named.Add((primary, inference.Method?.Place ?? inference.Place));
        }

        foreach (var (method, place) in named)
        {
            if (method == MethodKind.LabelShift && study.Sampling is not null && !isElsewhere) diagnostics.Report(LabelShiftDiagnostics.DrawnHere(place));
            else if (method != MethodKind.LabelShift && isElsewhere) diagnostics.Report(LabelShiftDiagnostics.NoSample(place, method.Word()));
        }

        foreach (var method in study.Experiments.SelectMany(experiment => experiment.Methods ?? []).Where(each => each.Value == MethodKind.LabelShift))
            diagnostics.Report(LabelShiftDiagnostics.DrawnHere(method.Place));
        if (isElsewhere && named.Exists(each => each.Method == MethodKind.LabelShift)) CheckStudy(study, diagnostics);
    }

    private static void CheckStudy(StudyModel study, DiagnosticBag diagnostics)
    {
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is { } form && What(study, estimand, form) is var (what, remedy))
                diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(estimand.Place, $"Method `label_shift` for `{estimand.Name}`, {what},", remedy));
        }

        // A text of the gold set that nobody decided is none of the corpus, and with either label another confusion follows.
        if (study.Humans.FirstOrDefault(human => human.Nonresponse is { Value: Nonresponse.Weights or Nonresponse.Bounds }) is { Nonresponse: { } undecided })
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(undecided.Place,
                $"`nonresponse = {Choices.Nonresponses.NameOf(undecided.Value)}` for method `label_shift`",
                "Leave texts that nobody could decide out of the file, or count them as an option of their own."));
        }

        if (study.Inference?.Variance is { Value: not VarianceEstimator.Sandwich } variance)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(variance.Place,
                $"`variance = {Choices.Variances.NameOf(variance.Value)}` for method `label_shift`", "Leave it out."));
        }

        if (study.Inference?.Interval is { Value: not (IntervalRule.Wald or IntervalRule.FiniteSample) } rule)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(rule.Place,
                $"`interval = {Choices.Intervals.NameOf(rule.Value)}` for method `label_shift`", "Leave it out."));
        }

        if (study.Inference?.Winner is { } winner)
        {
            diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(winner.Place, "`winner` for method `label_shift`",
                "Use `familywise = bonferroni`, which holds for any estimates, the largest among them."));
        }

        foreach (var (setting, place) in new[] { ("strata", study.Sampling?.Strata?.Place), ("cluster", study.Sampling?.Cluster?.Place),
            ("together", study.Sampling?.Together?.Place) })
        {
            if (place is { } written)
                diagnostics.Report(DesignDiagnostics.NoEffect(written, setting, "labels of another corpus were not drawn from this one"));
        }
    }

    // Why an estimand is none, and what to do; null where it is a share or compares two.
    private static (string What, string Remedy)? What(StudyModel study, EstimandModel estimand, EstimandForm form)
    {
        if (form is not (EstimandForm.Average { Function: TargetFunction.Prevalence } or EstimandForm.GroupContrast { Of: TargetFunction.Prevalence }))
        {
            return (form.Described(),
                "Ask for `prevalence(outcome)`, of groups by `by` or compared by `difference`, `ratio` or `odds_ratio`.");
        }

        if (form.Annotated.Select(study.LlmOf).FirstOrDefault(llm => llm is not null && study.LearnsFromPeople(llm)) is { } learner)
            return ($"whose model `{learner.Name}` learns from these labels", "Name a model that does not learn from these labels.");
        if (form.Annotated.Select(study.LlmOf).Any(llm => llm is { Answer.Value: true } || llm?.Recorded is { Probabilities.IsEmpty: false }))
            return ("whose model gives probabilities", "Name a model that gives one option for each text.");
        return estimand switch
        {
            { Cluster: not null } => ("with `cluster`", "Leave `cluster` out, where texts of a cluster are answered apart from each other."),
            { Strata: not null } or { PopulationSize: not null } => ("of a corpus that was sampled",
                "Leave `strata` and `population_size` out: the share is then one of the texts at hand."),
            _ when study.Corpus?.Totals is not null => ("of a corpus with `totals`", "Leave `totals` out: the share is then one of the texts at hand."),
            _ => null,
        };
    }
}
