using Cdi.Estimation.Variance;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <content>What the columns of a table of estimates mean.</content>
internal static partial class Terms
{
    /// <summary>The columns of the tables of estimates, each in a sentence; only those that the result has.</summary>
    public static IReadOnlyList<(string Term, string Meaning)> Reading(StudyResult result)
    {
        var rows = result.Estimates;
        var list = new List<(string, string)>
        {
            ("Std. error", "The standard error of the estimate" + ErrorScale(rows) + " Tests divide by that at the null value, which differs where events or "
                + "disagreements are few (`std.error.null` in estimates.csv)."),
        };
        if (rows.Any(row => row.PValue is not null)) list.Add(("p", "Probability, if the null value held, of an estimate at least as far from it; the "
            + "null value is 0, or 1 for a ratio, where the study names no other."));
        if (rows.Any(row => row.Lambda is not null)) list.Add(("λ", "Weight of the model’s labels: with 0 they are not used, with 1 they are used as they "
            + "are and corrected by the whole of their measured error. Methods that use one kind of label only have none."));
        if (rows.Any(row => row.EffectiveSampleSize is not null))
            list.Add(("ESS", Sentence($"effective sample size, {EssDefinition(result.Definition.Inference.Generalise)}") + WithoutEss(rows)));
        return list;
    }

    /// <summary>What an effective sample size is, as the end of a sentence.</summary>
    public static string EssDefinition(Generalise generalise) =>
        "the number m of human labels, drawn uniformly and used without a model, whose variance would equal the reported variance V: "
        + generalise switch
        {
            Generalise.Corpus => "Σ(1/m − 1/N) = V, with N texts in the corpus",
            Generalise.Population => "Σ/m = V, with N texts in the corpus",
            _ => throw new ArgumentOutOfRangeException(nameof(generalise), generalise, "No such target of inference."),
        }
        + ", Σ the variance that one label adds, estimated once for each term, from the human labels of the uniform sample where the study has one and "
            + "else of its own sample, so that a smaller standard error never has a smaller ESS; N at most";

    /// <summary>The scale of an estimate, and that of its standard error where it is another.</summary>
    public static string Scales(Estimate row) => row.Scale switch
    {
        { IsTransformed: false } => row.Scale.Name,
        { IsRatio: true } => $"{row.Scale.Name}; std. error of its logarithm",
        var scale => $"{scale.Name}; std. error on the scale {scale.FunctionName}",
    };

    /// <summary>How the interval of a primary estimate was formed: its quantile and its clusters, with names between back quotes; empty where there is no
    /// interval.</summary>
    public static string Formed(EstimandDefinition estimand, Estimate primary)
    {
        if (primary.CriticalValue is not { } critical || primary.IsWithheld) return "";
        var quantile = primary.DegreesOfFreedom is { } freedom
            ? $"intervals by t with {NumberText.Significant(freedom, 3)} degrees of freedom, critical value {NumberText.Fixed(critical, 3)}"
            : $"intervals by the normal distribution, critical value {NumberText.Fixed(critical, 3)}";
        return (estimand.Cluster, primary.Clusters) switch
        {
            ({ } cluster, { } count) when estimand.CrossedCluster is { } crossed =>
                $"{quantile}; groups of `{cluster}` crossed with those of `{crossed}`, {NumberText.Count(count, "cluster", "clusters")} of the fewer",
            ({ } cluster, { } count) => $"{quantile}; {NumberText.Count(count, "cluster", "clusters")} of `{cluster}`",
            ({ } cluster, null) => $"{quantile}; clusters of `{cluster}` are not summed over",
            _ => quantile,
        };
    }

    /// <summary>How the labelled texts were chosen, in a few words.</summary>
    public static string DesignTitle(StudyResult result) => result.Definition.Sampling.Given switch
    {
        { Elsewhere: true } => "labels of another corpus",
        { IsUniform: true, Strata: { } column } => $"labels collected before, uniformly in each group of {column}",
        { IsUniform: true, Cluster: { } column } => $"labels collected before, in whole groups of {column}",
        { IsUniform: true } => "labels collected before, uniformly",
        { } => "labels collected before, known probabilities",
        null => result.Design.Name,
    };

    /// <summary>What it means that labels were collected before; empty for a study that draws.</summary>
    public static string GivenMeaning(StudyResult result) => result.Definition.Sampling.Given switch
    {
        { Elsewhere: true } => "The labelled texts are of another corpus (`given = elsewhere`): a gold set, which shows how the model errs. Estimates speak "
            + "about the texts without a label, and hold where the model errs there as it does in the gold set.",
        { IsUniform: true, Strata: { } column } => $"The labels were collected before this study (`given = uniform, strata = {column}`): it drew nothing. It "
            + $"takes the labelled texts of each group of `{column}` for a simple random sample of that group; were they chosen in another way, the estimates "
            + "would be biased.",
        { IsUniform: true, Cluster: { } column } => $"The labels were collected before this study (`given = uniform, cluster = {column}`): it drew nothing. "
            + $"It takes the labelled groups of `{column}` for a simple random sample of the groups, each labelled whole; were they chosen in another way, the "
            + "estimates would be biased.",
        { IsUniform: true } => "The labels were collected before this study (`given = uniform`): it drew nothing. It takes the labelled texts for a "
            + "simple random sample, each text with the same chance of a label; were they chosen in another way, the estimates would be biased.",
        { } => "The labels were collected before this study (`given`): it drew nothing. It takes from the corpus, for each text, the probability with "
            + "which the text was to be labelled, and weighs labels by its inverse; were these not the probabilities of the draw, the estimates would be "
            + "biased.",
        null => "",
    };

    private static string WithoutEss(IReadOnlyList<Estimate> rows) =>
        rows.Any(row => row is { Valid: true, EffectiveSampleSize: null })
            ? " A term whose labels show no spread, or whose interval is withheld, has none."
            : "";

    private static string ErrorScale(IReadOnlyList<Estimate> rows) =>
        rows.Any(row => row.Scale is { IsTransformed: true, IsRatio: false })
            ? ": on another scale than the estimate where the table names one, otherwise on its own."
        : rows.Any(row => row.Scale.IsRatio) ? ": for a ratio that of its logarithm, otherwise on the scale of the estimate."
        : ", on the scale of the estimate.";

    private static string Sentence(string clause) => char.ToUpperInvariant(clause[0]) + clause[1..] + ".";
}
