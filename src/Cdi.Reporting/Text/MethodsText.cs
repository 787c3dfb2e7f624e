using System.Globalization;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <summary>The methods paragraph of a study, in words that a paper can quote, with its assumptions and references.</summary>
internal sealed class MethodsText
{
    private readonly StudyResult result;
    private readonly List<Reference> cited = [];

    public MethodsText(StudyResult result)
    {
        this.result = result;
        Paragraph = string.Join(' ', Sentences().Where(sentence => sentence.Length > 0));
        Assumptions = [.. ListAssumptions()];
        Cited = [.. cited.OrderBy(reference => reference.Entry, StringComparer.Ordinal)];
    }

    /// <summary>The paragraph.</summary>
    public string Paragraph { get; }

    /// <summary>What must hold for the intervals to be valid, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions { get; }

    /// <summary>The papers that the paragraph cites, by author.</summary>
    public IReadOnlyList<Reference> Cited { get; }

    private StudyDefinition Study => result.Definition;

    private bool IsReplay => Study.Sampling.Given is null;

    private IEnumerable<string> Sentences() =>
        [Corpus(), Model(), Labels(), Design(), Estimator(), Tuning(), Intervals(), Family(), Comparisons(), Software()];

    private string Cite(Reference reference)
    {
        if (!cited.Contains(reference)) cited.Add(reference);
        return reference.Cited;
    }

    private string Corpus() => result.Corpus.Kept == result.Corpus.Rows
        ? $"The corpus has {NumberText.Count(result.Corpus.Rows, "text", "texts")}."
        : $"The corpus has {NumberText.Count(result.Corpus.Rows, "text", "texts")}, of which the {NumberText.Count(result.Corpus.Kept)} that meet the stated condition are the population of this study.";

    private string Model() => string.Join(' ', Study.Llms.Select(Model));

    private string Model(LlmDefinition llm)
    {
        var named = llm.Model.Length > 0 ? llm.Model : llm.Name;
        var confidence = llm.ConfidencePrompt is null && llm.RecordedConfidence is null ? "" : " and stated its confidence in each label";
        var answered = result.Annotators.FirstOrDefault(each => each.Llm == llm.Name)?.Answered ?? result.Corpus.Kept;
        var silent = result.Corpus.Kept - answered;
        if (silent <= 0) return $"A language model ({named}) labelled every text{confidence}.";
        var instead = IsReplay && llm.AnnotateOnFailure ? "; texts without an answer went to humans with certainty" : "";
        return $"A language model ({named}) labelled all but {NumberText.Count(silent, "text", "texts")}{confidence}{instead}.";
    }

    private string Labels() => IsReplay
        ? $"Human labels of {NumberText.Count(result.Labels.Count, "text", "texts")} enter the estimates; labels of the corpus were known beforehand, and the procedure was shown only those that it drew."
        : $"Human labels of {NumberText.Count(result.Labels.Count, "text", "texts")}, collected before, enter the estimates.";

    private string Design() => result.Design.Name switch
    {
        "given" => GivenDesign(Study.Sampling.Given ?? new GivenLabels(null)),
        "uniform" => UniformDesign(),
        _ => RoundsDesign(),
    };

    private string GivenDesign(GivenLabels given) => given.Probability is null
        ? $"The labelled texts are a simple random sample, so that each had the inclusion probability {NumberText.Significant(result.Design.Inclusion.Median, 3)}."
        : $"Each text had a known inclusion probability ({NumberText.Probability(result.Design.Inclusion.Smallest)} to {NumberText.Probability(result.Design.Inclusion.Largest)}); labelled texts are weighted by its inverse.";

    private string UniformDesign() => Study.Sampling.Draw == DrawMethod.FixedSize
        ? "The texts to label were drawn as a simple random sample of fixed size."
        : "The texts to label were drawn independently of each other with equal probabilities.";

    private string RoundsDesign()
    {
        var sampling = Study.Sampling;
        var rule = result.Design.Name switch
        {
            "leverage" => "their leverage on the estimands",
            "confidence" => $"their leverage times the error that the model’s stated confidence predicts ({Cite(References.ConfidenceDriven)})",
            _ => $"their leverage times the error of the model predicted from earlier labels, shrunk towards leverage ({Cite(References.ActiveInference)}; {Cite(References.ConfidenceDriven)})",
        };
        var draw = sampling.Draw == DrawMethod.FixedSize ? $"draws were of fixed size ({Cite(References.Pivotal)})" : "draws were independent";
        return $"A random permutation split the corpus into a burn-in block ({NumberText.Count(sampling.BurnIn.Count, "label", "labels")}) and {NumberText.Count(sampling.Rounds, "further block", "further blocks")} that shared the rest of a budget of {NumberText.Count(sampling.Budget.Count, "label", "labels")}. "
            + $"Within a block, texts were drawn with probabilities proportional to {rule}, mixed with a share of {NumberText.Percent(sampling.Tau, 0)} of uniform sampling and computed from earlier blocks only; {draw}. "
            + $"Inclusion probabilities ranged from {NumberText.Probability(result.Design.Inclusion.Smallest)} to {NumberText.Probability(result.Design.Inclusion.Largest)}.";
    }

    private string Estimator() => Study.Inference.Method.Name switch
    {
        "human_only" => $"Estimates use the human labels only, weighted by inverse inclusion probabilities ({Cite(References.Hajek)}).",
        "llm_only" => "Estimates take the model’s labels for truth; they are not corrected for its errors and have no valid interval.",
        "ppi" or "ppi_tuned" => $"Estimates are prediction-powered: the estimating equation with the model’s labels for all texts, corrected by its error on the labelled ones ({Cite(References.PredictionPowered)}).",
        "dsl" => $"Estimates solve the design-based estimating equation that corrects a cross-fitted prediction of the human label by inverse-probability-weighted errors on the labelled texts ({Cite(References.DesignBased)}).",
        "confidence_driven" => $"Estimates solve the estimating equation with the model’s labels for all texts, corrected by inverse-probability-weighted errors on the labelled ones ({Cite(References.ConfidenceDriven)}).",
        _ => $"Estimates solve the estimating equation Σᵢ [λ ĝᵢ + (ξᵢ/πᵢ)(gᵢ − λ ĝᵢ)] = 0, where gᵢ is the score of text i with its human label, ĝᵢ its expectation given the model’s label, confidence and covariates, fitted out of fold ({Cite(References.CrossPrediction)}), ξᵢ tells whether the text was labelled and πᵢ is its inclusion probability ({Cite(References.DesignBased)}; {Cite(References.ConfidenceDriven)}).",
    };

    private string Tuning()
    {
        if (Study.Inference.Method.Lambda is not LambdaPolicy.Optimal) return "";
        return Study.Inference.FixedLambda is { } fixedLambda
            ? $"The weight of the model’s labels was set to λ = {NumberText.Significant(fixedLambda, 3)}."
            : $"The weight λ of the model’s labels was tuned to minimise the variance of each estimand’s primary target and clipped to [0, 1] ({Cite(References.PowerTuning)}).";
    }

    private string Intervals()
    {
        var inference = Study.Inference;
        var scope = inference.Generalise == Generalise.Corpus
            ? "refer to this corpus: only the draw of the labelled texts is random"
            : "refer to the population of which the corpus is regarded as a random sample";
        var sides = inference.Alternative == Alternative.TwoSided ? "" : "one-sided ";
        var variance = inference.Variance switch
        {
            VarianceEstimator.Sandwich => "sandwich",
            VarianceEstimator.ClusterCR0 or VarianceEstimator.ClusterCR1 or VarianceEstimator.ClusterCR2 => "cluster-robust sandwich",
            var heteroskedastic => heteroskedastic.ToString(),
        };
        return $"Intervals are {sides}Wald intervals of level {NumberText.Level(result.Estimates[0].Level)} from {variance} variances that account for the sampling design; they {scope}.";
    }

    private string Family() => (Study.Inference.Familywise, Study.Estimands.Count) switch
    {
        (_, 1) or (FamilywiseCorrection.None, _) => "",
        (FamilywiseCorrection.Holm, var count) => $"Over the {count} estimands, tests are corrected by Holm’s rule ({Cite(References.Holm)}) and intervals by Bonferroni’s, for a joint level of {NumberText.Level(1 - Study.Inference.Alpha)}.",
        (_, var count) => $"Over the {count} estimands, intervals and tests are corrected by Bonferroni’s rule, for a joint level of {NumberText.Level(1 - Study.Inference.Alpha)}.",
    };

    private string Comparisons() => result.Estimates.Any(row => row.Design != result.Design.Name && row.Valid)
        ? "Methods shown for comparison on another design have a draw of their own with the same budget and seed."
        : "";

    private string Software() => $"Computed with {result.Tool}, seed {result.Seed.ToString(CultureInfo.InvariantCulture)}.";

    private IEnumerable<string> ListAssumptions()
    {
        yield return "Human labels count as true: their errors and disagreements are not modelled.";
        yield return Study.Sampling.Given is { Probability: null }
            ? "The labelled texts are a simple random sample of the corpus; if they were chosen in any other way, the estimates are biased."
            : "Every text had a known, positive probability of being labelled, fixed before it was drawn.";
        if (Study.Llms.Count > 0 && Study.Inference.Method.IsValid) yield return "The model may be wrong in any way: its accuracy changes the width of the intervals, not their validity.";
        if (!Study.Inference.Method.IsValid) yield return "The model’s labels are taken for truth. Nothing in this report supports that assumption.";
        yield return $"The number of labels is large enough for the normal approximation ({NumberText.Count(result.Labels.Count, "label", "labels")}).";
        yield return Study.Inference.Generalise == Generalise.Corpus
            ? "Statements are about the texts of this corpus and no others."
            : "The corpus is regarded as a random sample of independent texts (or clusters) of a larger population.";
        if (Study.Estimands.Any(estimand => estimand.Columns.Count > 0)) yield return "Coefficients describe the best-fitting model of the stated form; the form need not be true, and no coefficient is causal by itself.";
    }
}
