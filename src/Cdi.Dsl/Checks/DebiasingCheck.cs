using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI1007 and CDI5017: what <c>predict_then_debias</c> has no form for, and a shape of Ω that nothing takes.</summary>
internal sealed class DebiasingCheck : IStudyCheck
{
    private static readonly string Method = $"method `{MethodKind.PredictThenDebias.Word()}`";

    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        var inference = study.Inference;
        if (Place(study) is not { } place)
        {
            if (inference?.Tuning is { } idle) diagnostics.Report(DesignDiagnostics.NoEffect(idle.Place, "tuning", "no method of this study has an Ω"));
            return;
        }

        if (inference is { Tuning: { } shape, PowerTuning.Value.Kind: not PowerTuningKind.Optimal })
            diagnostics.Report(DesignDiagnostics.NoEffect(shape.Place, "tuning", "`power_tuning` gives Ω"));
        if (inference is { Interval: { Value: IntervalRule.TestInversion or IntervalRule.BiasCorrected or IntervalRule.Studentised } rule })
        {
            Refuse(rule.Place, $"`interval = {Choices.Intervals.NameOf(rule.Value)}` for {Method}",
                "Leave `interval` out, or use `wald`, `percentile` or `basic`.");
        }
        else if (inference is { Interval: { Value: IntervalRule.FiniteSample } written, Method.Value: MethodKind.PredictThenDebias })
        {
            Refuse(written.Place, $"`interval = finite_sample` for {Method}", "Leave `interval` out: its intervals are then Student's t.");
        }

        if (inference is { Variance: { Value: VarianceEstimator.ClusterCR2 } variance })
            Refuse(variance.Place, $"`variance = cr2` for {Method}", "Use `cr0`, `cr1` or `cr1s`.");
        foreach (var estimand in study.Estimands.Where(estimand => estimand.Form?.Judged is not null))
        {
            Refuse(place, $"Method `{MethodKind.PredictThenDebias.Word()}` for `{estimand.Name}`, {estimand.Form?.Described()},",
                "What a model says tells how often it is right of no text: use `human_only` or `calibrated`.");
        }

        if (study.Humans.FirstOrDefault(human => human.Nonresponse is { Value: Nonresponse.Bounds }) is { Nonresponse: { } bounds })
            Refuse(bounds.Place, $"`nonresponse = bounds` for {Method}", "Use `nonresponse = weights` or `option`.");

        void Refuse(Place where, string what, string instead) => diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(where, what, instead));
    }

    // Where the method is named.
    private static Place? Place(StudyModel study) =>
        study.Inference?.Method is { Value: MethodKind.PredictThenDebias } method ? method.Place
            : (study.Report?.Compare ?? []).FirstOrDefault(compared => compared.Value.Method == MethodKind.PredictThenDebias)?.Place
                ?? study.Experiments.SelectMany(experiment => experiment.Methods ?? [])
                    .FirstOrDefault(method => method.Value == MethodKind.PredictThenDebias)?.Place;
}
