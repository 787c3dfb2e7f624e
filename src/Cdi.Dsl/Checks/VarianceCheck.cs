using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Checks;

/// <summary>CDI5025 to CDI5029, CDI2140, CDI2141: a variance and a rule for intervals that fit each other, the estimands, the
/// methods, the target of inference and the level.</summary>
internal sealed class VarianceCheck : IStudyCheck
{
    /// <inheritdoc/>
    public void Check(StudyModel study, DiagnosticBag diagnostics)
    {
        if (study.Inference is not { } inference) return;
        var predicting = InferenceWords.Methods(study).Where(method => method is not (MethodKind.HumanOnly or MethodKind.LlmOnly)).ToList();
        if (inference.Variance is { } variance && (variance.Value.IsOfHumanLabels() || variance.Value.IsOfTwoPhases()) && predicting.Count > 0)
        {
            diagnostics.Report(DesignDiagnostics.HumanLabelsOnly(
                variance.Place, Choices.Variances.NameOf(variance.Value), Choices.Methods.NameOf(predicting[0])));
        }

        if (inference.Variance is { } taken && taken.Value.TakesModelForTrue()) CheckModels(study, taken, diagnostics);
        CheckQuantiles(study, inference, diagnostics);
        CheckBootstrap(study, inference, diagnostics);
    }

    // The score of a quantile regression has steps: leverage corrects no residual of it, and it has no likelihood. A bootstrap would not solve it anew.
    private static void CheckQuantiles(StudyModel study, InferenceModel inference, DiagnosticBag diagnostics)
    {
        var rule = InferenceWords.Interval(inference);
        var used = InferenceWords.Variance(inference, hasClusters: false);
        var (place, word) = inference is { Variance: { } variance } ? (variance.Place, $"variance = {Choices.Variances.NameOf(variance.Value)}")
            : (inference.Interval?.Place ?? inference.Place, $"interval = {Choices.Intervals.NameOf(rule)}");
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is not { } form) continue;
            var isQuantile = form is EstimandForm.Regression { Family: RegressionFamily.Quantile };
            if (!isQuantile && used.TakesQuantilesForTrue())
                diagnostics.Report(QuantileDiagnostics.VarianceOfQuantiles(place, word, estimand.Name, form.Described()));
            else if (isQuantile && (used is VarianceEstimator.Model or VarianceEstimator.Quasi or VarianceEstimator.HC2 or VarianceEstimator.HC3
                or VarianceEstimator.ClusterCR2 or VarianceEstimator.Bootstrap || rule == IntervalRule.TestInversion))
                diagnostics.Report(QuantileDiagnostics.VarianceOfOthers(place, rule == IntervalRule.TestInversion ? "interval = test_inversion" : word,
                    estimand.Name));
        }
    }

    // Means and shares have no likelihood; with annotated regressors the labels that a model expects are not known where its information depends on them.
    private static void CheckModels(StudyModel study, Located<VarianceEstimator> variance, DiagnosticBag diagnostics)
    {
        var place = variance.Place;
        foreach (var estimand in study.Estimands)
        {
            if (estimand.Form is EstimandForm.Custom custom)
            {
                // The information is that of the labels as they are; a dispersion is one of squares.
                if (variance.Value == VarianceEstimator.Quasi && !custom.IsLeastSquares)
                    diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(place, $"A dispersion of the loss of `{estimand.Name}`", "Use `variance = hc0`."));
                continue;
            }

            if (estimand.Form is not (null or EstimandForm.Regression))
                diagnostics.Report(DesignDiagnostics.NoModelToTakeForTrue(place, estimand.Name, estimand.Form.Described()));
            else if (variance.Value == VarianceEstimator.Quasi && estimand.Form is EstimandForm.Regression classes && classes.Family.IsOfClasses())
                diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(place, $"One dispersion of several classes, `{estimand.Name}`,",
                    "Use `variance = hc0`."));
            else if (estimand.Form is EstimandForm.Regression { EstimatesTheta: true })
            {
                // The information is that of the labels as they are; θ is what a dispersion would stand in for.
                if (variance.Value == VarianceEstimator.Quasi)
                {
                    diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
                        place, $"A dispersion beside the estimated θ of `{estimand.Name}`", "Use `variance = hc0`."));
                }
            }
            else if (estimand.Form is EstimandForm.Regression { Regressors.IsEmpty: false } model
                && model.Family is RegressionFamily.Probit or RegressionFamily.Cloglog or RegressionFamily.Gamma
                    or RegressionFamily.InverseGaussian or RegressionFamily.NegativeBinomial)
            {
                diagnostics.Report(SyntaxDiagnostics.NotSupportedYet(
                    place, $"`variance = {Choices.Variances.NameOf(variance.Value)}` for `{estimand.Name}`, {model.Described()} with annotated regressors,",
                    "Use `variance = hc0`."));
            }
        }
    }

    private static void CheckBootstrap(StudyModel study, InferenceModel inference, DiagnosticBag diagnostics)
    {
        var rule = InferenceWords.Interval(inference);
        if (InferenceWords.Variance(inference, hasClusters: false) != VarianceEstimator.Bootstrap)
        {
            if (rule.Resamples() && inference is { Variance: { } fixedVariance })
            {
                diagnostics.Report(DesignDiagnostics.IntervalWithoutResamples(
                    fixedVariance.Place, Choices.Variances.NameOf(fixedVariance.Value), Choices.Intervals.NameOf(rule)));
                return;
            }

            Report("replicates", inference.Replicates?.Place);
            Report("refit", inference.Refit?.Place);
            return;
        }

        var asked = inference is { Variance: { } variance } ? (variance.Place, "`variance = bootstrap`")
            : (inference.Interval?.Place ?? inference.Place, $"`interval = {Choices.Intervals.NameOf(rule)}`");
        if (inference.Generalise is { Value: Generalise.Corpus }) diagnostics.Report(DesignDiagnostics.BootstrapOfCorpus(asked.Item1, asked.Item2));
        if (rule.Resamples()) CheckReplicates(study, inference, rule, asked.Item1, diagnostics);

        void Report(string name, Place? place)
        {
            if (place is { } written) diagnostics.Report(DesignDiagnostics.NoEffect(written, name, "nothing is resampled without `variance = bootstrap`"));
        }
    }

    private static void CheckReplicates(StudyModel study, InferenceModel inference, IntervalRule rule, Place asked, DiagnosticBag diagnostics)
    {
        if (inference.Alpha is not { Value: > 0 and < 1 } alpha) return;
        var isCorrected = inference.Familywise is { Value: not FamilywiseCorrection.None };
        var answers = Math.Max(1, study.Estimands.Sum(estimand => estimand.Answers));

        // The one singled out has an interval of at least Bonferroni's level over those compared, within nine tenths of α.
        var compared = inference.Winner is null ? 0 : study.Estimands.Where(estimand => inference.Among is not { } among || among.Value.Contains(estimand.Name))
            .Sum(estimand => estimand.Answers);
        var least = Math.Min(isCorrected ? alpha.Value / answers : alpha.Value, compared == 0 ? alpha.Value : 0.9 * alpha.Value / compared);
        var fewest = IntervalRules.FewestReplicates(least, inference.Alternative?.Value ?? Alternative.TwoSided);
        var replicates = inference.Replicates?.Value ?? InferenceDefaults.Replicates;
        if (replicates >= fewest) return;
        diagnostics.Report(DesignDiagnostics.TooFewReplicates(
            inference.Replicates?.Place ?? asked, replicates, Choices.Intervals.NameOf(rule), fewest));
    }
}
