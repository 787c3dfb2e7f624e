using System.Globalization;
using Cdi.Estimation.Literature;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;

namespace Cdi.Reporting.Text;

/// <content>How the texts of the corpus were sampled, as far as the study says so.</content>
internal sealed partial class MethodsText
{
    private string Weights() => string.Join(' ', Study.Estimands.Where(estimand => estimand.Weight is not null)
        .GroupBy(estimand => (estimand.Weight, IsTotal: estimand.Kind == EstimandKind.Total)).Select(Weighted)
        .Concat(Study.Estimands.Select(estimand => estimand.Totals).OfType<PopulationTotals>().Distinct().Select(Calibrated)));

    private string Calibrated(PopulationTotals totals)
    {
        var known = totals.Totals.Select(total => (total.Column is null ? "number of texts" : total.Level is null ? $"total of “{total.Column}”"
            : $"number of texts whose “{total.Column}” is “{total.Level}”") + $" ({total.Value.ToString("R", CultureInfo.InvariantCulture)})");
        return $"Weights are calibrated ({Cite(References.Calibration)}) to what is known of the population: the {string.Join(", the ", known)}; "
            + (totals.Kind == CalibrationKind.Raking ? "by a factor exp(xᵀλ), as raking does." : "by a factor 1 + xᵀλ, the generalised regression estimator.");
    }

    // Labels as the second phase of a sample whose first is the corpus.
    private string Calibrated() => Study.Inference.Calibration is not { } known ? ""
        : $" Weights are calibrated ({Cite(References.Calibration)}) to what is known of every text: labelled texts have the totals over the corpus of "
            + $"{string.Join(", ", known.Totals.Select(total => total.Columns.IsEmpty ? "1" : $"“{total.Name}”"))}, "
            + (known.Kind == CalibrationKind.Raking ? "by a factor exp(xᵀλ), as raking does." : "by a factor 1 + xᵀλ, the generalised regression estimator.");

    private string Residuals() => Study.Inference is not { Calibration: { } known, Method: MethodKind.HumanOnly } ? ""
        : " Of the draw of labels, scores vary by what a regression on the columns of the calibration leaves of them, "
            + (known.IsPlain ? "weighted by 1/π." : "with the calibrated weights.");

    private string TwoPhases() => "Variances are those of a sample in two phases, texts of a population and labels of texts, linearised "
        + $"({Cite(References.Linearisation)}): the variance of the draw of labels, and that of the sampling of texts, "
        + (Study.Inference.Variance == VarianceEstimator.TwoPhaseFull ? "Σ πw²u²" : "n/(n − 1) Σ wu²")
        + " over labelled texts, u the score and w the weight of a text.";

    private string LeftOut() => string.Join(' ', result.Missing.Where(left => left.Texts > 0).Select(left =>
        $"{left.Estimand} leaves out {NumberText.Count(left.Texts)} of {NumberText.Count(result.Corpus.Kept)} texts without a value of "
            + $"{string.Join(", ", left.Columns.Where(each => each.Texts > 0).Select(each => $"“{each.Column}” ({NumberText.Count(each.Texts)})"))}."));

    private string SampleVariance(EstimandDefinition estimand)
    {
        var units = estimand.Cluster is { } cluster ? $"groups of “{cluster}”" : "texts";
        var strata = estimand.Strata is { } column ? $" within strata of “{column}”" : "";
        var population = estimand.PopulationSize is { } size ? $", with the finite-population corrections of “{size}”" : "";
        return $"Variances are those of the corpus as a sample of {units}{strata}{population}, linearised ({Cite(References.Linearisation)}): "
            + $"sums of scores over {units}, about their mean{(estimand.Strata is null ? "" : " in each stratum")}, with the factor n/(n − 1); "
            + "degrees of freedom are at most "
            + $"{(estimand.Cluster is null ? "labelled texts" : "groups that hold labels")} less {(estimand.Strata is null ? "1" : "strata")}."
            + (estimand.Totals is null ? "" : " Scores enter without what a regression on the columns of the "
                + "calibration, with the weights before it, says of them.");
    }

    private string Weighted(IGrouping<(string? Weight, bool IsTotal), EstimandDefinition> weighted)
    {
        var names = weighted.Select(estimand => estimand.Cell?.Of ?? estimand.Name).Distinct(StringComparer.Ordinal).ToList();
        var of = names.Count == Study.Estimands.Select(estimand => estimand.Cell?.Of ?? estimand.Name).Distinct(StringComparer.Ordinal).Count()
            ? "" : $" of {string.Join(", ", names)}";
        return weighted.Key.IsTotal
            ? $"In the total{of} a text is worth its weight “{weighted.Key.Weight}”."
            : $"In the loss{of} a text counts by its weight “{weighted.Key.Weight}”, which multiplies its score: variances take weights for given, and its "
                + "square for the text’s share in them.";
    }
}
