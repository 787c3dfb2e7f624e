using Cdi.Estimation.Literature;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <content>The rules by which the primary intervals were formed, a sentence for each rule that the study used.</content>
internal sealed partial class MethodsText
{
    // How one interval was formed; the words for it stand in Sentence.
    private enum IntervalForm
    {
        Certain,
        Bound,
        Classical,
        Wilson,
        PseudoLabels,
        Wald,
        TestInversion,
        Percentile,
        Basic,
        BiasCorrected,
        Studentised,
    }

    private string Rules()
    {
        var rows = result.Estimates.Where(row => row is { Primary: true, Valid: true, IsWithheld: false }).ToList();
        var forms = rows.GroupBy(FormOf).OrderBy(form => form.Key).Select(form => Sentence(form.Key, Of([.. form], rows)));
        var scales = rows.Where(row => row.Scale is { IsTransformed: true, IsRatio: false } && !row.IsBound).GroupBy(
            row => row.Scale.FunctionName, StringComparer.Ordinal)
            .Select(scale => $"The interval{Of([.. scale], rows)} was formed on the {scale.Key} and transformed back to the {scale.First().Scale.Name}.");
        return string.Join(' ', forms.Concat(scales).Append(Degrees(rows)).Where(sentence => sentence.Length > 0));
    }

    private IntervalForm FormOf(Estimate row)
    {
        if (row.IsBound) return IntervalForm.Bound;
        if (row.FunctionStandardError == 0) return IntervalForm.Certain;
        switch (Study.Inference.Interval)
        {
            case IntervalRule.Wald: return IntervalForm.Wald;
            case IntervalRule.TestInversion: return IntervalForm.TestInversion;
            case IntervalRule.Percentile: return IntervalForm.Percentile;
            case IntervalRule.Basic: return IntervalForm.Basic;
            case IntervalRule.BiasCorrected: return IntervalForm.BiasCorrected;
            case IntervalRule.Studentised: return IntervalForm.Studentised;
            case IntervalRule.FiniteSample when Study.Inference.Method is MethodKind.PredictThenDebias or MethodKind.LabelShift: return IntervalForm.Wald;
            case IntervalRule.FiniteSample: break;
            default: throw Unknown("rule for intervals", Study.Inference.Interval);
        }

        if (row.Labels.Count == result.Corpus.Kept) return IntervalForm.Classical;
        if (Study.Inference.Calibration is not null) return IntervalForm.Wald;
        var asked = Study.Estimands.First(estimand => estimand.Name == row.Estimand);
        var isShare = asked.Event is not null && (row.Scale.IsAverage || asked is { Kind: EstimandKind.Total, WeightColumn: null });
        return isShare && row.Clusters is null ? IntervalForm.Wilson : IntervalForm.PseudoLabels;
    }

    private string Sentence(IntervalForm form, string of) => form switch
    {
        IntervalForm.Certain => $"Every text of this corpus was labelled, so that nothing is left to chance: the interval{of} is the estimate itself.",
        IntervalForm.Bound => $"The labels{of} all say the same; the interval is the bound {Bound()}, m = (Σw)²/Σw² with w = 1/π, which follows from their "
            + "number and weights alone.",
        IntervalForm.Classical => $"Every text was labelled: the interval{of} ends the critical value times the standard error from the estimate.",
        IntervalForm.Wilson => $"The interval{of} ends where the squared distance from the estimate is the squared critical value times the variance at that "
            + $"end, as Wilson’s does ({Cite(References.Wilson)}); that variance follows the skewness of what labels contributed, and two pseudo-labels that "
            + $"differ from what was said count beside them ({Cite(References.PseudoLabels)}).{Unseen()}",
        IntervalForm.PseudoLabels => $"The interval{of} ends where the squared distance from the estimate is the squared critical value times the variance at "
            + $"that end, which two pseudo-labels that differ from what was said raise with the distance ({Cite(References.PseudoLabels)}).",
        IntervalForm.Wald => $"The interval{of} ends the critical value times the standard error from the estimate (Wald’s).",
        IntervalForm.TestInversion => $"The interval{of} holds the values that a score test does not reject, with a variance that follows the curvature of the "
            + $"loss ({Cite(References.ScoreTest)}).",
        IntervalForm.Percentile => $"The interval{of} lies between order statistics of the resampled estimates (percentile), the ⌊(B + 1)t⌋-th from either "
            + "side at tail t, B their number.",
        IntervalForm.Basic => $"The interval{of} is the percentile interval turned about the estimate (basic; {Cite(References.BasicBootstrap)}).",
        IntervalForm.BiasCorrected => $"The interval{of} lies between order statistics of the resampled estimates whose shares follow their bias and skewness "
            + $"(BCa; {Cite(References.BiasCorrected)}).",
        IntervalForm.Studentised => $"The interval{of} is the standard error times quantiles of the resampled distances from the estimate, each over the "
            + $"standard error that its own texts show (studentised; {Cite(References.BasicBootstrap)}).",
        _ => throw Unknown("rule for intervals", form),
    };

    private string Unseen() => Study.Inference.Generalise == Estimation.Variance.Generalise.Corpus
        ? " It reaches at least the labels that the texts without one may have, counted as binomial numbers."
        : "";

    private string Bound() => Study.Inference.Alternative == Estimation.Variance.Alternative.TwoSided ? "1 − (α/2)^(1/m)" : "1 − α^(1/m)";

    // Where every interval was formed alike the sentence names none.
    private static string Of(IReadOnlyList<Estimate> rows, IReadOnlyList<Estimate> all) =>
        rows.Count == all.Count ? "" : " of " + string.Join(", ", rows.Select(row => row.Estimand).Distinct(StringComparer.Ordinal));

    private string Degrees(IReadOnlyList<Estimate> rows)
    {
        var own = rows.Where(row => row is { DegreesOfFreedom: not null, IsBound: false }).ToList();
        if (own.Count == 0 || Study.Inference.Interval.Resamples()) return "";
        if (Study.Inference.Variance.TakesModelForTrue() && Study.Inference.Estimator.IsValid)
            return "Degrees of freedom are the number of labels less that of parameters.";
        if (Study.Inference.Interval == IntervalRule.Wald) return "Degrees of freedom are the number of clusters that hold labels less one.";
        var isNumber = own.Any(row => Study.Estimands.First(estimand => estimand.Name == row.Estimand).Event is null && row.Clusters is null);
        var limits = (own.Any(row => row.Clusters is not null) ? ", at most the number of clusters less one" : "")
            + (isNumber ? ", for numbers at most what the fourth moments of their contributions leave" : "");
        return $"Degrees of freedom are those of each target under the design, by Satterthwaite’s rule ({Cite(References.BiasReduced)}){limits}.";
    }

    private IEnumerable<string> Digits() => Study.Inference.Precision switch
    {
        NumberPrecision.Double => [],
        NumberPrecision.Extended =>
            ["Numbers were read as their decimals say them, and least squares, by QR, and moments were computed in sums of two doubles, of some 32 digits."],
    };
}
