using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI3023: kernels that are small each may be too much code together.</summary>
internal sealed class CodeSizeCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        var sums = 0;
        EstimandModel? first = null;
        foreach (var estimand in study.Estimands)
        {
            sums += SumsOf(estimand.Form);
            if (sums > StudyLimits.Sums) first ??= estimand;
        }

        if (first is not null) diagnostics.Report(EstimandDiagnostics.TooMuchCode(first.Place, sums));
    }

    // With an annotated regressor there is a predictor for each combination of options, and no loop over columns.
    private static int SumsOf(EstimandForm? form) => form switch
    {
        // Of classes there is a predictor each, and what they add to the loss is the same at every combination.
        EstimandForm.Regression { Family: RegressionFamily.Multinomial } model => StudyLimits.SumsOf(model.Formula.Terms.Count * model.Classes.Count,
            Math.Max(1, (int)RectifiedLoss.Combinations(model.Annotations) / (model.Classes.Count + 1)) * (model.ReadsNumbers ? 2 : 1)),
        EstimandForm.Regression model when model.Family.HasThresholds() => StudyLimits.SumsOf(
            model.Terms.Count() + model.Classes.Count, (int)RectifiedLoss.Combinations(model.Annotations) * (model.ReadsNumbers ? 2 : 1)),
        EstimandForm.Regression { EstimatesTheta: true } model => StudyLimits.SumsOf(
            model.Formula.Terms.Count + 1, (int)RectifiedLoss.Combinations(model.Annotations) * (model.ReadsNumbers ? 2 : 1)),
        EstimandForm.Regression { Instruments: not null } model => StudyLimits.SumsOf(model.Formula.Terms.Count),
        EstimandForm.Regression { Regressors.IsEmpty: false } model => StudyLimits.SumsOf(
            model.Formula.Terms.Count, (int)RectifiedLoss.Combinations(model.Annotations) * (model.ReadsNumbers ? 2 : 1)),
        EstimandForm.Regression model => StudyLimits.SumsOf(model.Formula.Terms.Count),
        EstimandForm.Custom custom => StudyLimits.SumsOf(
            custom.Loss.Parameters.Count, (int)RectifiedLoss.Combinations(custom.Annotations) * (custom.ReadsNumbers ? 2 : 1)),
        EstimandForm.Moments => StudyLimits.SumsOf(5),
        EstimandForm.RaterAgreement { Function: TargetFunction.KrippendorffAlpha, Level: RatingLevel.Ordinal } raters =>
            StudyLimits.SumsOf(raters.Response.Value.Outcome.Options.Count * (raters.Response.Value.Outcome.Options.Count + 1) / 2),
        EstimandForm.RaterAgreement raters => StudyLimits.SumsOf(raters.Response.Value.Outcome.Options.Count + 2),
        EstimandForm.Agreement agreement => StudyLimits.SumsOf((agreement.IsDifference ? 2 : 1) * ((2 * agreement.Response.Value.Outcome.Options.Count) + 1)),
        _ => StudyLimits.SumsOf(2),
    };
}
