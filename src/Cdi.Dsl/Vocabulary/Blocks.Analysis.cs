namespace Cdi.Dsl.Vocabulary;

/// <content>What is estimated, from which sample, how, and what is written.</content>
public static partial class Blocks
{
    /// <summary>A quantity to estimate.</summary>
    public static BlockWord Estimand { get; } = new("estimand", true,
        new SettingWord("model",
            "linear, iv, logistic, probit, cloglog, poisson, gamma, inverse_gaussian, negative_binomial, multinomial, ordered_logit, ordered_probit, "
                + "ordered_cloglog or quantile_regression with a formula, or bradley_terry", null, null,
            "cluster", "weight", "strata", "fpc", "offset", "instruments"),
        new SettingWord(
            "target", "coefficient, mean, prevalence, total, difference, odds_ratio, ratio, variance, standard_deviation, correlation, quantile, median, "
                + "average_effect, predicted or an agreement", null, null,
            "cluster", "weight", "strata", "fpc"),
        new SettingWord("by", "a column with levels, or a list of them"),
        new SettingWord("loss", "an expression of parameters, columns and an outcome") { HasDefinitions = true },
        new SettingWord("null", "a number", "0 for a coefficient or difference, 1 for a ratio"),
        new SettingWord("interval_scale", "a scale", "the scale of the target"),
        new SettingWord("cluster", "a column, or a list of two", "that of the corpus"),
        new SettingWord("weight", "a column of numbers", "that of the corpus"),
        new SettingWord("strata", "a column of groups from which texts were sampled one by one", "that of the corpus"),
        new SettingWord("fpc", "a column of population sizes, or of shares sampled", "that of the corpus"),
        new SettingWord("missing", "drop", "a text without a value is an error"),
        new SettingWord("offset", "a column", null, "Add it to the formula: `+ offset(column)`."),
        new SettingWord("instruments", "a formula", null, "Name them within the model: `iv(y ~ x + w, instruments = z + w)`."),
        new SettingWord("prediction", "calibrated or raw", null,
            "Choose by method: `calibrated` and `dsl` calibrate, `ppi_tuned` and `confidence_driven` use raw labels."))
    {
        Blocks = [new("start", false) { HasFreeKeys = true }],
    };

    /// <summary>Which texts humans annotate.</summary>
    public static BlockWord Sampling { get; } = new("sampling", false,
        new SettingWord("budget", "labels, texts or money"),
        new SettingWord("burn_in", "labels or texts", "0 labels"),
        new SettingWord("rounds", "a whole number of 1 or more", "1"),
        new SettingWord("design", "a design", "auto", null, "strata"),
        new SettingWord("tau", "a number from 0 to 1", "0.1"),
        new SettingWord("draw", "fixed or poisson", "fixed"),
        new SettingWord("serve", "a list of estimands", "all estimands"),
        new SettingWord("error_model", "a model", null, "Leave it out; the design chooses its error model."),
        new SettingWord("stop", "a bound of half-widths, `half_width <= 0.03`", "when the budget is spent"),
        new SettingWord("given", "uniform, elsewhere or a column of inclusion probabilities, or a list of one for each outcome", null, null,
            "strata", "cluster", "together"),
        new SettingWord("strata", "a column of groups that `given` drew from one by one; for a draw to come, columns, models and `confidence(MODEL)`"),
        new SettingWord("cluster", "a column of groups that `given` drew whole"),
        new SettingWord("together", "independent, nested or a column of probabilities of a label of every outcome that is read together"),
        new SettingWord("seed", "a whole number of 0 or more", SamplingDefaults.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>How estimates and intervals are formed.</summary>
    public static BlockWord Inference { get; } = new("inference", false,
        new SettingWord("method", "a method", "calibrated; human_only where no model annotates"),
        new SettingWord("llm", "a model, or a list of one for each outcome", "the only one of an outcome"),
        new SettingWord("generalise", "corpus or population"),
        new SettingWord("alpha", "a number between 0 and 1"),
        new SettingWord("variance", "sandwich, cluster, model, quasi, hc0 to hc3, cr0 to cr2, two_phase, two_phase_full or bootstrap",
            "bootstrap where `interval` resamples; else cluster where an estimand names one, else sandwich", null, "replicates", "refit"),
        new SettingWord("interval", "a rule for intervals", "percentile for `variance = bootstrap`, else finite_sample"),
        new SettingWord("replicates", "a whole number of 2 or more",
            InferenceDefaults.Replicates.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new SettingWord("refit", "one_step or full", "one_step"),
        new SettingWord("precision", "double or extended", "double"),
        new SettingWord("predictor", "ridge, isotonic, boosted_trees or auto", "ridge"),
        new SettingWord("predict_from", "a list of factors, models, `ngram(TEXT)` and `minilm(TEXT)`"),
        new SettingWord("power_tuning", "optimal, none or a number from 0 to 1", "optimal"),
        new SettingWord("tuning", "diagonal or full", "diagonal"),
        new SettingWord("familywise", "none, bonferroni, holm or max_z", "none; said in a warning where several estimands share it"),
        new SettingWord("winner", "largest or smallest", null, null, "among"),
        new SettingWord("among", "a list of estimands", "all of them"),
        new SettingWord("pooling", "none or partial", "none"),
        new SettingWord("calibrate", "linear or raking", null, null, "on", "residuals"),
        new SettingWord("on", "the right side of a formula of what is known of every text"),
        new SettingWord("residuals", "weighted or plain", "weighted"),
        new SettingWord("alternative", "two_sided, larger or smaller", "two_sided"))
    {
        HasExpectations = true,
    };

    /// <summary>What is written.</summary>
    public static BlockWord Report { get; } = new("report", false,
        new SettingWord("title", "a string", "the name of the study"),
        new SettingWord("compare", "a list of methods, each perhaps with `@ design`", "[]"),
        new SettingWord("show", "a list of tables and figures", "all"),
        new SettingWord("write", "a list of formats", "[html, markdown, json, csv]"),
        new SettingWord("alternative_test", "a number from 0 to below 1"),
        new SettingWord("examples", "a whole number of texts", "0"));

    /// <summary>Whether models err in later batches of a corpus as in the first.</summary>
    public static BlockWord Monitor { get; } = new("monitor", true,
        new SettingWord("by", "a column in whose order batches came"),
        new SettingWord("outcome", "an outcome", "the only one"),
        new SettingWord("reference", "a whole number of 1 or more", "1"),
        new SettingWord("detect", "a number between 0 and 1"));

    /// <summary>Replays of the study under varied decisions.</summary>
    public static BlockWord Experiment { get; } = new("experiment", true,
        new SettingWord("replay", "the corpus of the study"),
        new SettingWord("texts", "all or labelled", "all"),
        new SettingWord("budget", "labels, a list of them, or a range with `steps`", "that of `sampling`", null, "steps") { MayVary = true },
        new SettingWord("steps", "a whole number of 2 or more"),
        new SettingWord("design", "a list of designs", "that of `sampling`") { MayVary = true },
        new SettingWord("method", "a list of methods", "that of `inference`") { MayVary = true },
        new SettingWord("generalise", "a list of targets of inference", "that of `inference`") { MayVary = true },
        new SettingWord("trials", "a whole number of 2 or more"),
        new SettingWord("seed", "a whole number of 0 or more", "the names of study and experiment"),
        new SettingWord("measure", "a list of measures", "[coverage, width, bias, rmse, ess_mc]"))
    {
        HasExpectations = true,
    };
}
