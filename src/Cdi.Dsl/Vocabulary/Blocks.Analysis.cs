namespace Cdi.Dsl.Vocabulary;

/// <content>What is estimated, from which sample, how, and what is written.</content>
public static partial class Blocks
{
    private const string Unweighted = "Leave it out; rows are weighted by their inclusion probabilities only.";

    /// <summary>A quantity to estimate.</summary>
    public static BlockWord Estimand { get; } = new("estimand", true,
        new SettingWord("model",
            "linear, iv, logistic, probit, cloglog, poisson, gamma, inverse_gaussian, negative_binomial, multinomial, ordered_logit, ordered_probit or "
                + "ordered_cloglog with a formula, or bradley_terry", null, null,
            "cluster", "weight", "offset", "instruments"),
        new SettingWord(
            "target", "coefficient, mean, prevalence, difference, odds_ratio, ratio, variance, standard_deviation, correlation, quantile, median or an "
                + "agreement", null, null,
            "cluster"),
        new SettingWord("by", "a column with levels, or a list of them"),
        new SettingWord("loss", "an expression", null, "Use `model = linear(…)`, `logistic(…)` or another model."),
        new SettingWord("null", "a number", "0 for a coefficient or difference, 1 for a ratio"),
        new SettingWord("interval_scale", "a scale", "the scale of the target"),
        new SettingWord("cluster", "a column, or a list of two"),
        new SettingWord("weight", "a column", null, Unweighted),
        new SettingWord("offset", "a column", null, "Add it to the formula: `+ offset(column)`."),
        new SettingWord("instruments", "a formula", null, "Name them within the model: `iv(y ~ x + w, instruments = z + w)`."),
        new SettingWord("prediction", "calibrated or raw", null,
            "Choose by method: `calibrated` and `dsl` calibrate, `ppi_tuned` and `confidence_driven` use raw labels."),
        new SettingWord("start", "numbers", null, "Leave it out; the human-only estimate is the start."));

    /// <summary>Which texts humans annotate.</summary>
    public static BlockWord Sampling { get; } = new("sampling", false,
        new SettingWord("budget", "labels, texts or money"),
        new SettingWord("burn_in", "labels or texts", "0 labels"),
        new SettingWord("rounds", "a whole number of 1 or more", "1"),
        new SettingWord("design", "a design", "auto"),
        new SettingWord("tau", "a number from 0 to 1", "0.1"),
        new SettingWord("draw", "fixed or poisson", "fixed"),
        new SettingWord("serve", "a list of estimands", "all estimands"),
        new SettingWord("error_model", "a model", null, "Leave it out; the design chooses its error model."),
        new SettingWord("stop", "a comparison", null, "Leave it out; sampling ends when the budget is spent."),
        new SettingWord("given", "uniform or a column of inclusion probabilities", null, null, "strata", "cluster"),
        new SettingWord("strata", "a column of groups that `given` drew from one by one"),
        new SettingWord("cluster", "a column of groups that `given` drew whole"),
        new SettingWord("seed", "a whole number of 0 or more", SamplingDefaults.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>How estimates and intervals are formed.</summary>
    public static BlockWord Inference { get; } = new("inference", false,
        new SettingWord("method", "a method", "calibrated; human_only where no model annotates"),
        new SettingWord("llm", "a model, or a list of one for each outcome", "the only one of an outcome"),
        new SettingWord("generalise", "corpus or population"),
        new SettingWord("alpha", "a number between 0 and 1"),
        new SettingWord("variance", "sandwich, cluster, model, hc0 to hc3, cr0 to cr2 or bootstrap",
            "bootstrap where `interval` resamples; else cluster where an estimand names one, else sandwich", null, "replicates", "refit"),
        new SettingWord("interval", "a rule for intervals", "percentile for `variance = bootstrap`, else finite_sample"),
        new SettingWord("replicates", "a whole number of 2 or more",
            InferenceDefaults.Replicates.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new SettingWord("refit", "one_step or full", "one_step"),
        new SettingWord("power_tuning", "optimal, none or a number from 0 to 1", "optimal"),
        new SettingWord("familywise", "none, bonferroni or holm", "none; said in a warning where several estimands share it"),
        new SettingWord("alternative", "two_sided, larger or smaller", "two_sided"));

    /// <summary>What is written.</summary>
    public static BlockWord Report { get; } = new("report", false,
        new SettingWord("title", "a string", "the name of the study"),
        new SettingWord("compare", "a list of methods, each perhaps with `@ design`", "[]"),
        new SettingWord("show", "a list of tables and figures", "all"),
        new SettingWord("write", "a list of formats", "[html, markdown, json, csv]"),
        new SettingWord("examples", "a whole number of texts", "0"));

    /// <summary>A simulation of designs and methods.</summary>
    public static BlockWord Experiment { get; } = new("experiment", true)
    {
        HasFreeKeys = true,
        Instead = "Leave the block out; `compare = [human_only @ uniform, …]` in `report` replays one draw of each method.",
    };
}
