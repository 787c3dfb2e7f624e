using System.Globalization;
using Cdi.Dsl.Text;
using Cdi.Dsl.Units;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 5xxx family: which texts are annotated, and what can be inferred from them.</summary>
public static partial class DesignDiagnostics
{
    /// <summary>CDI5001. The burn-in alone spends more labels than the budget.</summary>
    /// <param name="place">The burn-in.</param>
    /// <param name="burnIn">Its labels.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="examples">Texts that people label before it, as examples for models.</param>
    public static Diagnostic BurnInExceedsBudget(Place place, Labels burnIn, Labels budget, Texts examples) => Error("CDI5001", place,
        $"Burn-in takes {burnIn}, the budget is {budget}{(examples.Count == 0 ? "" : $", and {examples} of it are labelled for examples")}.",
        "Raise `budget` or lower `burn_in`; burn-in counts towards the budget.");

    /// <summary>CDI5002. There are fewer texts than labels to spend on them.</summary>
    public static Diagnostic BudgetExceedsCorpus(Place place, Labels budget, Texts corpus) => Error("CDI5002", place,
        SharedFacts.BudgetExceedsCorpus(budget.Count, corpus.Count).Message, SharedFacts.BudgetExceedsCorpus(budget.Count, corpus.Count).Hint);

    /// <summary>CDI5003. A round of one label each needs more than the burn-in leaves.</summary>
    /// <param name="place">The rounds.</param>
    /// <param name="rounds">How many there are.</param>
    /// <param name="left">Labels that they share.</param>
    /// <param name="examples">Texts that people label before, as examples for models.</param>
    public static Diagnostic RoundLargerThanRest(Place place, int rounds, Labels left, Texts examples) => Error("CDI5003", place,
        $"{Counted.Of(rounds, "round")} of at least 1 label share the {left} that "
            + (examples.Count == 0 ? "the burn-in leaves." : "burn-in and examples leave."),
        "Lower `rounds` or `burn_in`, or raise `budget`.");

    /// <summary>CDI5004. The budget buys no whole number of texts.</summary>
    /// <param name="place">The budget.</param>
    /// <param name="budget">The budget as written.</param>
    /// <param name="price">What a text takes of it: <c>0.80 USD</c>, <c>3 labels</c>, <c>1 label</c>.</param>
    /// <param name="texts">What that buys.</param>
    public static Diagnostic NotWholeTexts(Place place, string budget, string price, decimal texts) => Error("CDI5004", place,
        $"A budget of {budget} at {price} a text is {texts.ToString("0.##", CultureInfo.InvariantCulture)} texts, not a whole number.",
        $"Choose a budget that is a multiple of {price}.");

    /// <summary>CDI5005. The share of uniform sampling is no share.</summary>
    public static Diagnostic TauOutsideRange(Place place, double tau) => Error("CDI5005", place,
        $"`tau` is {Real(tau)}, outside [0, 1].", "`tau` is the share of uniform sampling mixed in, for example 0.1.");

    /// <summary>CDI5006. Without a uniform part some texts can never be drawn.</summary>
    public static Diagnostic UnreachableTexts(Place place, string design) => Error("CDI5006", place,
        $"`tau = 0` with `design = {design}` leaves texts that the rule scores 0 with π = 0: no estimate can speak for them.",
        "Mix in some uniform sampling, for example `tau = 0.1`.");

    /// <summary>CDI5007. One label can stand for very many texts.</summary>
    /// <param name="place">The share of uniform sampling.</param>
    /// <param name="smallest">Smallest inclusion probability that a text can have, in (0, 1].</param>
    public static Diagnostic SmallestProbability(Place place, double smallest) => Warning("CDI5007", place,
        $"The smallest π is {Probability(smallest)}: one label can weigh {(1 / smallest).ToString("0", CultureInfo.InvariantCulture)} texts.",
        "Raise `tau` or `budget`.");

    /// <summary>CDI5008. The first fit of the error model rests on few labels.</summary>
    /// <param name="place">The burn-in.</param>
    /// <param name="burnIn">Labels of the burn-in.</param>
    /// <param name="needed">Labels that the error model should have.</param>
    /// <param name="parameters">Parameters of the error model.</param>
    public static Diagnostic SmallBurnIn(Place place, Labels burnIn, Labels needed, int parameters) => Warning("CDI5008", place,
        $"A burn-in of {burnIn} is small for an error model of {Counted.Of(parameters, "parameter")}.",
        $"Use at least {needed}, or `design = leverage`, which needs none.");

    /// <summary>CDI5009. The level of the intervals is no probability.</summary>
    public static Diagnostic AlphaOutsideRange(Place place, double alpha) => Error("CDI5009", place,
        $"`alpha` is {Real(alpha)}, outside (0, 1).",
        alpha switch
        {
            // A level in per cent, or a share of intervals that may miss: nobody wants intervals that hold in less than half of all cases.
            >= 50 and < 100 => $"For {Real(alpha)} % intervals write `alpha = {Real((double)(1 - ((decimal)alpha / 100)))}`.",
            > 1 and < 50 => $"For {Real((double)(100 - (decimal)alpha))} % intervals write `alpha = {Real((double)((decimal)alpha / 100))}`.",
            _ => "For 95 % intervals write `alpha = 0.05`.",
        });

    /// <summary>CDI5024. The error rate of the intervals looks like their level.</summary>
    /// <param name="place">The value.</param>
    /// <param name="alpha">A number above 0.5 and below 1.</param>
    public static Diagnostic AlphaLooksLikeLevel(Place place, double alpha) => Warning("CDI5024", place,
        $"`alpha = {Real(alpha)}` gives {Real((double)(100 - (100 * (decimal)alpha)))} % intervals: alpha is the share of intervals that may miss.",
        $"For {Real((double)(100 * (decimal)alpha))} % intervals write `alpha = {Real((double)(1 - (decimal)alpha))}`.");

    /// <summary>CDI5012. There is no prediction whose weight could be tuned.</summary>
    /// <param name="place">The setting that needs a model.</param>
    /// <param name="name">Its value as written.</param>
    /// <param name="outcome">Name of the outcome that no model annotates.</param>
    public static Diagnostic NoPredictionToTune(Place place, string name, string outcome) => Error("CDI5012", place,
        $"`{name}` weighs the labels of a model, and no llm annotates outcome `{outcome}`.",
        "Add an `llm` block, or use `method = human_only`.");

    /// <summary>CDI5013. The random numbers are those of the default seed.</summary>
    /// <param name="place">Where the seed belongs.</param>
    /// <param name="seed">The default seed.</param>
    /// <param name="what">What is random, as the subject of a sentence: <c>the draw uses</c>, <c>the folds of cross-fitting use</c>.</param>
    public static Diagnostic NoSeed(Place place, ulong seed, string what) => Warning("CDI5013", place,
        $"No seed is given; {what} {seed.ToString(CultureInfo.InvariantCulture)}, like every study without one.",
        "Add `seed = …` with a number that was fixed before the data were seen.");

    /// <summary>CDI5015. Prediction-powered inference takes the sample for uniform when it is not.</summary>
    /// <param name="place">The method.</param>
    /// <param name="method">Its name.</param>
    /// <param name="sample">How the sample is drawn, in words.</param>
    /// <param name="redrawn">What draws a uniform sample instead, between backticks; null where labels were drawn before.</param>
    public static Diagnostic UniformSampleNeeded(Place place, string method, string sample, string? redrawn) => Error("CDI5015", place,
        $"`{method}` needs a uniform sample, and this one is drawn by {sample}.",
        $"Use `confidence_driven` or `calibrated`, which weigh by π{(redrawn is null ? "" : $", or {redrawn}")}.");

    /// <summary>CDI5016. A setting chooses a draw, and the labels were drawn before.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="name">Its name.</param>
    public static Diagnostic AlreadyDrawn(Place place, string name) => Error("CDI5016", place,
        $"`{name}` has no effect: `given` says that the labels were drawn before.",
        $"Leave out `{name}`, or leave out `given` to replay a draw.");

    /// <summary>CDI5017. A setting is right in itself and changes nothing in this study.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="name">Its name.</param>
    /// <param name="reason">Why, as the rest of a sentence.</param>
    public static Diagnostic NoEffect(Place place, string name, string reason) => Warning("CDI5017", place,
        $"`{name}` has no effect: {reason}.",
        $"Leave out `{name}`: a reader takes it for something that was done.");

    /// <summary>CDI5018. The primary result takes the labels of a model for truth.</summary>
    /// <param name="place">The method.</param>
    public static Diagnostic PrimaryNotValid(Place place) => Warning("CDI5018", place,
        "`llm_only` is the primary method, and its intervals leave out the errors of the model.",
        "Use `calibrated`, and name `llm_only` under `compare` to show what it would have said.");

    /// <summary>CDI5019. Strata, clusters or how draws hang together describe labels that were drawn before, and this study draws its own.</summary>
    /// <param name="place">The setting.</param>
    /// <param name="name">Its name: strata, cluster or together.</param>
    public static Diagnostic GroupsWithoutGiven(Place place, string name) => Error("CDI5019", place,
        name == "strata" ? "`strata` in `sampling` says from which groups texts are drawn, and no design of this study draws from groups."
            : $"`{name}` in `sampling` describes how labels were drawn before, and this study draws its own.",
        name switch
        {
            "cluster" => "Say `given = uniform, cluster = column`, or name the cluster in each estimand.",
            "strata" => "Say `design = stratified`, which draws from each of them, or leave `strata` out.",
            _ => $"Leave `{name}` out: a draw of the study's own labels each text in every outcome.",
        });

    /// <summary>CDI5020. Whole clusters were drawn, and the draw alone has no variance for them.</summary>
    /// <param name="place">What the interval speaks about.</param>
    /// <param name="cluster">Column of the clusters.</param>
    public static Diagnostic ClusterDrawOfCorpus(Place place, string cluster) => Error("CDI5020", place,
        $"`generalise = corpus` has no variance for a draw of whole clusters (`{cluster}`).",
        "Use `generalise = population`, whose variance is taken over clusters.");

    /// <summary>CDI5021. Whole clusters were drawn, and the variance of an estimand takes their texts for independent.</summary>
    /// <param name="place">The estimand, or the variance asked for.</param>
    /// <param name="subject">What ignores the clusters, in words.</param>
    /// <param name="cluster">Column of the clusters.</param>
    public static Diagnostic ClusterDrawIgnored(Place place, string subject, string cluster) => Error("CDI5021", place,
        $"{subject} takes texts for independent, and the labels were drawn by whole clusters of `{cluster}`.",
        $"Say `cluster = {cluster}` in every estimand, and leave `variance` out or say `variance = cluster`.");

    /// <summary>CDI5022. A draw of clusters within strata cannot be estimated with yet.</summary>
    /// <param name="place">The strata.</param>
    /// <param name="strata">Column of the strata.</param>
    /// <param name="cluster">Column of the clusters.</param>
    public static Diagnostic ClustersWithinStrata(Place place, string strata, string cluster) => Error("CDI5022", place,
        $"A draw of clusters (`{cluster}`) within strata (`{strata}`) has no estimator yet.",
        $"Where clusters had the same chance in every stratum, say `given = uniform, cluster = {cluster}`: its variance is then somewhat too large, "
            + "never too small.");

    /// <summary>CDI5025. A variance of human labels, and a method that uses predictions.</summary>
    /// <param name="place">The variance.</param>
    /// <param name="variance">Its name.</param>
    /// <param name="method">Name of the method.</param>
    public static Diagnostic HumanLabelsOnly(Place place, string variance, string method) => Error("CDI5025", place,
        $"`variance = {variance}` is that of human labels alone, and `{method}` uses predictions.",
        "Use `method = human_only` without other methods under `compare`, or `variance = sandwich`, which every method has.");

    /// <summary>CDI5029. The variance of a model that is taken for true, and a target of no model.</summary>
    /// <param name="place">The variance.</param>
    /// <param name="estimand">Name of the estimand.</param>
    /// <param name="target">Its target in words, with article.</param>
    public static Diagnostic NoModelToTakeForTrue(Place place, string estimand, string target) => Error("CDI5029", place,
        $"`variance = model` takes a model for true, and `{estimand}` is {target}, which has none.",
        "Use `variance = hc0` or `variance = sandwich`, or ask for a coefficient of a model.");

    /// <summary>CDI5026. Rows are resampled as a sample of a population, and the interval is about the corpus.</summary>
    /// <param name="place">What asks for a bootstrap.</param>
    /// <param name="asked">The same as written, between backticks.</param>
    public static Diagnostic BootstrapOfCorpus(Place place, string asked) => Error("CDI5026", place,
        $"{asked} resamples texts as a sample of a population, and `generalise = corpus` is about these texts.",
        "Use `generalise = population`, or leave the bootstrap out: within the corpus the variance of the draw is known.");

    /// <summary>CDI5060. The largest of numbers that are no larger or smaller than each other.</summary>
    /// <param name="place">The winner.</param>
    /// <param name="first">An estimand.</param>
    /// <param name="scale">Its scale.</param>
    /// <param name="second">Another.</param>
    /// <param name="other">Its scale.</param>
    public static Diagnostic WinnerOfScales(Place place, string first, string scale, string second, string other) => Error("CDI5060", place,
        $"`winner` compares estimates, and `{first}` is on the scale `{scale}`, `{second}` on `{other}`.",
        "Name estimands of one scale, `among = [a, b]`, or give them one with `interval_scale`.");

    /// <summary>CDI5027. An interval between resampled estimates, and a variance for which nothing is resampled.</summary>
    /// <param name="place">The variance.</param>
    /// <param name="variance">Its name.</param>
    /// <param name="interval">The rule for intervals.</param>
    public static Diagnostic IntervalWithoutResamples(Place place, string variance, string interval) => Error("CDI5027", place,
        $"`interval = {interval}` is formed from resampled texts, and for `variance = {variance}` nothing is resampled.",
        $"Say `variance = bootstrap` or leave `variance` out, or use `interval = finite_sample`.");

    /// <summary>CDI5028. Too few resampled estimates for an end at this level.</summary>
    /// <param name="place">The number of replicates.</param>
    /// <param name="replicates">How many there are.</param>
    /// <param name="interval">The rule for intervals.</param>
    /// <param name="fewest">How many the level needs.</param>
    public static Diagnostic TooFewReplicates(Place place, int replicates, string interval, int fewest) => Error("CDI5028", place,
        $"{Counted.Of(replicates, "replicate")} leave none beyond an end of `interval = {interval}` at this level; it takes {fewest}.",
        $"Use at least `replicates = {fewest}`; 1999 place an end with an error of a few per cent of the width.");

    private static string Real(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Probability(double value) => value.ToString("0.####", CultureInfo.InvariantCulture).TrimStart('0');
}
