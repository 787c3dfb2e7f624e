using Cdi.Estimation.Designs;
using Cdi.Estimation.Literature;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <content>From labels to estimates, variances, intervals and tests.</content>
internal sealed partial class MethodsText
{
    private string Estimator() => Study.Inference.Method switch
    {
        MethodKind.HumanOnly => $"Estimates use the human labels only, weighted by inverse inclusion probabilities ({Cite(References.Hajek)}).{Calibrated()}",
        MethodKind.LlmOnly => "Estimates take the model’s labels for truth; they are not corrected for its errors and have no valid interval.",
        MethodKind.Ppi => $"Estimates are prediction-powered, with the weight λ = 1: the estimating equation with the model’s labels for all texts, corrected "
            + $"by its error on the labelled ones ({Cite(References.PredictionPowered)}).",
        MethodKind.PpiTuned => $"Estimates are prediction-powered, with a tuned weight λ: the estimating equation with λ times the model’s labels for all "
            + $"texts, corrected by its error on the labelled ones ({Cite(References.PredictionPowered)}).",
        MethodKind.Dsl => $"Estimates solve the design-based estimating equation that corrects a cross-fitted prediction of the human label by "
            + $"inverse-probability-weighted errors on the labelled texts ({Cite(References.DesignBased)}).",
        MethodKind.ConfidenceDriven => $"Estimates solve the estimating equation with the model’s labels for all texts, corrected by "
            + $"inverse-probability-weighted errors on the labelled ones ({Cite(References.ConfidenceDriven)}).",
        MethodKind.Calibrated => $"Estimates solve the estimating equation Σᵢ [λ ĝᵢ + (ξᵢ/πᵢ)(gᵢ − λ ĝᵢ)] = 0, where gᵢ is the score of text i with its human "
            + $"label, ĝᵢ its expectation given the model’s label, confidence and covariates, fitted out of fold ({Cite(References.CrossPrediction)}), ξᵢ "
            + $"tells whether the text was labelled and πᵢ is its inclusion probability ({Cite(References.DesignBased)}; {Cite(References.ConfidenceDriven)}).",
        MethodKind.PredictThenDebias => "Each analysis is carried out three times: with the human labels, with the model’s labels of the same texts, both "
            + "weighted by inverse inclusion probabilities, and with the model’s labels of all texts. An estimate is the first, plus Ω times the last less "
            + $"the second ({Cite(References.PredictThenDebias)}).",
        MethodKind.LabelShift => "Estimates assume label shift: of a text of each option the model says the same with the same probabilities here and in the "
            + "labelled texts, whatever the shares of options are. They are the shares at which the model’s labels of these texts are a mixture of what it "
            + $"says of labelled texts of each option, p = M⁻¹q ({Cite(References.RoganGladen)}; {Cite(References.BlackBoxShift)}). Variances are those of q "
            + "and of M, both amplified by M⁻¹.",
    };

    private string Intervals()
    {
        var scope = Study.Inference.Generalise switch
        {
            Generalise.Corpus => "refer to this corpus: only the draw of the labelled texts is random",
            Generalise.Population => "refer to the population of which the corpus is regarded as a random sample",
        };
        var sides = Study.Inference.Alternative switch
        {
            Alternative.TwoSided => "",
            Alternative.Larger => "one-sided, with a lower end only, and ",
            Alternative.Smaller => "one-sided, with an upper end only, and ",
        };
        var logarithm = result.Estimates.Any(row => row.Scale.IsRatio) ? "; those of ratios are formed on the logarithm and transformed back" : "";
        var formed = Study.Inference.Interval switch
        {
            IntervalRule.FiniteSample or IntervalRule.Wald => "formed from standard errors that account for the sampling design",
            IntervalRule.TestInversion => "formed of the values that a score test with a variance for the sampling design does not reject",
            IntervalRule.Percentile or IntervalRule.Basic or IntervalRule.BiasCorrected or IntervalRule.Studentised =>
                "formed from estimates on resampled texts",
        };
        return $"Intervals of level {NumberText.Level(result.Estimates[0].Level)} are {sides}{formed}{logarithm}; they {scope}.";
    }

    private string Variance() => string.Join(' ', Study.Estimands.Select(each => VarianceOf(each) + Averages(each)).Distinct().Concat(Digits()));

    // Predictions and effects of a model are averages over texts.
    private string Averages(EstimandDefinition estimand) => Study.Inference.Generalise == Generalise.Corpus ? ""
        : estimand.Targets.Select(target => target.Rows).OfType<RowAverages>().FirstOrDefault(rows => rows.Count > 0) is not { } rows ? ""
        : rows.AreGiven ? $" Of “{estimand.Name}” the regressors of texts are taken as given."
        : $" Of “{estimand.Name}” the regressors of texts are taken for sampled, as labels are.";

    private string VarianceOf(EstimandDefinition estimand) => PlainVarianceOf(estimand) + Residuals();

    private string PlainVarianceOf(EstimandDefinition estimand)
    {
        if (!Study.Inference.Estimator.IsValid) return "Variances are those of the model’s labels alone.";

        // What varies is said with the method.
        if (!Study.Inference.Estimator.IsOfSample) return "";
        if (Study.Inference.Generalise == Generalise.Corpus) return DrawVariance() + UnusedClusters(estimand);
        if ((estimand.Strata ?? estimand.PopulationSize) is not null || estimand.Totals is not null
            || estimand is { Kind: EstimandKind.Total, Weight: not null, Cluster: not null })
            return SampleVariance(estimand);
        return Study.Inference.Variance switch
        {
            VarianceEstimator.Bootstrap => Resampled(estimand),
            VarianceEstimator.HC0 or VarianceEstimator.HC1 or VarianceEstimator.HC2 or VarianceEstimator.HC3 or VarianceEstimator.Model
                or VarianceEstimator.Quasi or VarianceEstimator.QuantileAlike or VarianceEstimator.QuantileQuotients or VarianceEstimator.QuantileKernel =>
                OfHumanLabels(estimand),
            VarianceEstimator.TwoPhase or VarianceEstimator.TwoPhaseFull => TwoPhases(),
            VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1 or VarianceEstimator.ClusterCR1S
                or VarianceEstimator.ClusterCR1SNested or VarianceEstimator.ClusterCR2
                when estimand.Cluster is { } cluster => ClusterVariance(cluster, estimand) + Crossed(estimand),

            // An estimand without groups takes the sandwich.
            VarianceEstimator.Sandwich or VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1 or VarianceEstimator.ClusterCR1S
                or VarianceEstimator.ClusterCR1SNested or VarianceEstimator.ClusterCR2 => PopulationVariance(),
        };
    }

    private string Resampled(EstimandDefinition estimand)
    {
        var (units, apart) = estimand.Cluster is { } cluster ? ($"groups of “{cluster}”", "")
            : ("texts", HasFixedSize ? "labelled and other ones of each block of the draw apart; " : "");
        var solved = Study.Inference.Refit switch
        {
            ResampleRefit.OneStep => "one Newton step from the estimate",
            ResampleRefit.Full => "solving it anew",
        };
        return $"Variances are those of {NumberText.Count(Study.Inference.Replicates)} estimates on resampled {units} ({apart}"
            + $"{Cite(References.Bootstrap)}), each with the λ of the estimate and by {solved}; multiplicities are Poisson numbers that follow the seed "
            + $"{Study.Sampling.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)} and the key of a text.";
    }

    private string OfHumanLabels(EstimandDefinition estimand) => Study.Inference.Variance switch
    {
        VarianceEstimator.Model when estimand.Kind.HasDispersion() =>
            "Variances take the model for true: the inverse of its information times the dispersion, Pearson’s χ² over m − d, m labels and d parameters.",
        VarianceEstimator.Quasi => "Variances take that of the model for true up to a factor (quasi-likelihood): the inverse of its information times the "
            + "dispersion, Pearson’s χ² over m − d, m labels and d parameters.",
        VarianceEstimator.Model => "Variances take the model for true: the inverse of its information.",
        VarianceEstimator.QuantileAlike =>
            "Variances take conditional quantiles for true and outcomes for equally dense at them, by the residuals around 0 (iid).",
        VarianceEstimator.QuantileQuotients =>
            "Variances take conditional quantiles for true: τ(1 − τ) times the squares of regressors, between Jacobians (nid).",
        VarianceEstimator.QuantileKernel => "Variances take conditional quantiles for true: τ(1 − τ) times the squares of regressors, between Jacobians whose "
            + "densities are kernels at the residuals (ker).",
        VarianceEstimator.HC0 => "Variances are White’s, without a correction (HC0).",
        VarianceEstimator.HC1 => "Variances are White’s times m/(m − d), m labels and d parameters (HC1).",
        VarianceEstimator.HC2 => "Variances are White’s, corrected by the square root of each text’s leverage (HC2).",
        VarianceEstimator.HC3 => "Variances are White’s, corrected by each text’s leverage (HC3).",
        var other => throw Unknown("variance", other),
    };

    private string Effects() => string.Join(' ', result.Absorbed.GroupBy(each => each.Estimand).Select(EffectsOf).Distinct());

    private static string EffectsOf(IGrouping<string, AbsorbedGroups> effects)
    {
        var of = string.Join(" and of ", effects.Select(each => $"the {NumberText.Count(each.Groups, "group", "groups")} of “{each.Column}”"));
        var silent = effects.Where(each => each.Labelled < each.Groups).Select(
            each => $"{NumberText.Count(each.Groups - each.Labelled)} of “{each.Column}”").ToList();
        var without = silent.Count == 0 ? ""
            : $" {string.Join(" and ", silent)} hold no labelled text: human labels alone say nothing of them, and leave them out.";
        return $"The model has an effect of {of}, solved for as with a dummy variable for each; parameters count them.{without}";
    }

    private static string UnusedClusters(EstimandDefinition estimand) => estimand.Cluster is { } cluster
        ? $" Clusters of “{cluster}” share a fold of the cross-fitting but are not summed over: within this corpus the draw is all that varies."
        : "";

    private string DrawVariance() => HasFixedSize
        ? $"Variances are those of a draw of fixed size {BlockFactor()}."
        : "Variances are those of independent draws.";

    private string BlockFactor() => result.Design.Kind is { } kind && kind.IsStratified()
        ? $"({Cite(References.HajekVariance)}) within strata, with the factor m/(m − 1) in each stratum of m drawn texts"
        : result.Design.Inclusion.Smallest == result.Design.Inclusion.Largest
        ? $"({Cite(References.HajekVariance)}), with the factor m/(m − 1) in each block of m drawn texts"
        : $"({Cite(References.Deville)}), with the factor 1/(1 − Σa²) in each block, a = (1 − π)/Σ(1 − π) over its drawn texts; with equal π that is m/(m − 1)";

    private string PopulationVariance() => HasFixedSize
        ? $"Sandwich variances add that of a draw of fixed size {BlockFactor()}, to that of the corpus as a sample of N = "
            + $"{NumberText.Count(result.Corpus.Kept)} texts."
        : $"Sandwich variances have the factor N/(N − 1), standard errors √(N/(N − 1)), N = {NumberText.Count(result.Corpus.Kept)} texts.";

    private string Crossed(EstimandDefinition estimand) => estimand.CrossedCluster is { } crossed
        ? $" Groups of “{crossed}” cross them: variances are the sum over either less that over pairs of both ({Cite(References.CrossedClusters)}), and "
            + "degrees of freedom are those of the fewer groups."
        : "";

    private string ClusterVariance(string cluster, EstimandDefinition estimand)
    {
        var clusters = estimand.CrossedCluster is null && result.Of(estimand.Name).Primary.Clusters is { } count
            ? $"{NumberText.Count(count)} groups of “{cluster}” that hold labels" : $"groups of “{cluster}”";
        return Study.Inference.Variance switch
        {
            VarianceEstimator.ClusterCR0 => $"Cluster-robust sandwich variances sum over the {clusters}, without a factor for their number (CR0).",
            VarianceEstimator.ClusterCR1 =>
                $"Cluster-robust sandwich variances sum over the {clusters}, with the factor G/(G − 1), standard errors √(G/(G − 1)), G their number (CR1).",
            VarianceEstimator.ClusterCR2 =>
                $"Cluster-robust sandwich variances sum over the {clusters}, corrected for the leverage of each (CR2; {Cite(References.BiasReduced)}).",
            VarianceEstimator.ClusterCR1SNested =>
                $"Cluster-robust sandwich variances sum over the {clusters}, with the factor G/(G − 1) · (m − 1)/(m − d), G their number, m labels and d "
                    + "parameters, effects of groups within them left out but for a constant.",
            VarianceEstimator.ClusterCR1S =>
                $"Cluster-robust sandwich variances sum over the {clusters}, with the factor G/(G − 1) · (m − 1)/(m − d), G their number, m labels and d "
                    + "parameters (CR1S).",
            var other => throw Unknown("variance", other),
        };
    }

    /// <summary>The quantiles by which the primary intervals were formed.</summary>
    private string Reference()
    {
        var parts = result.Estimates.Where(row => row is { Primary: true, IsWithheld: false, CriticalValue: not null }).Select(
            row => (row.Estimand, Words: Critical(row))).ToList();
        if (parts.Count == 0) return "";
        return parts.DistinctBy(part => part.Words).Count() == 1
            ? $"The critical value is {parts[0].Words}."
            : $"Critical values are {string.Join(", ", parts.Select(part => $"{part.Words} for {part.Estimand}"))}.";
    }

    private static string Critical(Estimate row)
    {
        var value = NumberText.Fixed(row.CriticalValue ?? double.NaN, 3);
        return row.DegreesOfFreedom is { } freedom ? $"{value} (t with {NumberText.Significant(freedom, 3)} degrees of freedom)" : $"{value} (normal)";
    }

    private string Family() => (Study.Inference.Familywise, Study.Estimands.Count) switch
    {
        (_, 1) or (FamilywiseCorrection.None, _) => "",
        (FamilywiseCorrection.Holm, var count) => $"Over the {count} estimands, tests are corrected by Holm’s rule ({Cite(References.Holm)}) and intervals by "
            + $"Bonferroni’s, for a joint level of {NumberText.Level(1 - Study.Inference.Alpha)}.",
        (FamilywiseCorrection.Bonferroni, var count) => $"Over the {count} estimands, intervals and tests are corrected by Bonferroni’s rule, for a joint "
            + $"level of {NumberText.Level(1 - Study.Inference.Alpha)}.",
        (FamilywiseCorrection.MaximumZ, var count) => Simultaneously(count),
        var (other, _) => throw Unknown("correction", other),
    };

    private string Effective() => result.Estimates.Any(row => row.EffectiveSampleSize is not null)
        ? $"The effective sample size (ESS) is {Terms.EssDefinition(Study.Inference.Generalise)}."
        : "";

    private IEnumerable<string> ListAssumptions()
    {
        yield return "Human labels count as true: their errors and disagreements are not modelled.";
        yield return Study.Sampling.Given is { IsUniform: true }
            ? GivenAssumption()
            : "Every text had a known, positive probability of being labelled, fixed before it was drawn.";
        if (result.Responses.Any(facts => facts.Treatment == Nonresponse.Weights))
        {
            yield return "Within a round of the draw, whether people can say what a text is does not depend on what it is: chance alone decides. Nothing in "
                + "the data can show it.";
        }

        if (Study.Llms.Count > 0 && Study.Inference.Estimator is { IsValid: true, IsOfSample: true })
            yield return "The model may be wrong in any way: its accuracy changes the width of the intervals, not their validity.";
        if (!Study.Inference.Estimator.IsValid) yield return "The model’s labels are taken for truth. Nothing in this report supports that assumption.";
        var approximation = Study.Inference.Interval.Resamples() ? "resampled texts to stand for new ones" : "the normal approximation";
        yield return $"The number of {Approximated(approximation)}";
        yield return Study.Inference.Generalise == Generalise.Corpus
            ? "Statements are about the texts of this corpus and no others."
            : "The corpus is regarded as a random sample of independent texts (or clusters) of a larger population.";
        if (Study.Estimands.Any(estimand => estimand.Columns.Count > 0))
            yield return "Coefficients describe the best-fitting model of the stated form; the form need not be true, and no coefficient is causal by itself.";
    }
}
