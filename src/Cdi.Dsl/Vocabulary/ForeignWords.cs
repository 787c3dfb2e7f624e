namespace Cdi.Dsl.Vocabulary;

/// <summary>Words of R, Python and of papers for what this language calls otherwise.</summary>
internal static class ForeignWords
{
    private static readonly Dictionary<string, Dictionary<string, string>> ByKind = new(StringComparer.Ordinal)
    {
        ["a method"] = Words(
            ("ppi_tuned", "ppi++ ppi_plus_plus ppiplusplus ppipp ppi_pp ppi_plus"),
            ("human_only", "classical classic humans human only_human"),
            ("llm_only", "imputation imputed naive model_only llm plug_in"),
            ("confidence_driven", "cdi active active_inference"),
            ("dsl", "design_based design_based_supervised_learning")),
        ["a model"] = Words(
            ("logistic", "logit glm binomial logistic_regression log_reg"),
            ("linear", "lm ols gaussian regression linear_regression least_squares"),
            ("bradley_terry", "btm btl bt bradleyterry elo"),
            ("iv", "ivreg tsls 2sls two_stage_least_squares instrumental_variables instrumented"),
            ("quantile_regression", "rq qreg quantreg median_regression least_absolute_deviations lad"),
            ("poisson", "poisson_regression log_linear"),
            ("probit", "probit_regression"),
            ("gamma", "gamma_regression"),
            ("inverse_gaussian", "wald inverse_gaussian_regression"),
            ("negative_binomial", "negbin nb nbreg glm_nb negative_binomial_regression"),
            ("cloglog", "complementary_log_log cloglog_regression"),
            ("multinomial", "multinom mlogit softmax multinomial_logit"),
            ("ordered_logit", "polr ologit ordinal clm proportional_odds"), ("ordered_probit", "oprobit")),
        ["a target"] = Words(
            ("coefficient", "coef coefs coefficients beta slope"),
            ("prevalence", "proportion share rate frequency"),
            ("mean", "average avg"),
            ("difference", "diff ate mean_difference risk_difference"),
            ("odds_ratio", "or oddsratio"),
            ("ratio", "risk_ratio rr relative_risk rate_ratio prevalence_ratio ratio_of_means"),
            ("variance", "var"),
            ("standard_deviation", "sd stdev std"),
            ("correlation", "cor corr pearson r"),
            ("quantile", "percentile quant pctl")),
        ["a design"] = Words(("uniform", "random srs simple"), ("error", "adaptive"), ("neyman", "optimal optimum neyman_allocation"),
            ("stratified", "proportional strata stratified_random"), ("confidence", "uncertainty")),
        ["a scale"] = Words(("log_odds", "logit log_odds_ratio log_or"), ("ratio", "odds_ratio or exp exponentiated rate_ratio irr"),
            ("log_rate", "log_rate_ratio log_irr"), ("proportion", "share probability prob percent"), ("coefficient", "beta slope"), ("mean", "average")),
        ["a target of inference"] = Words(("population", "pop superpopulation super_population infinite"), ("corpus", "finite sample finite_population")),
        ["a variance"] = Words(("sandwich", "robust hc white"), ("model", "classical fisher information const homoskedastic homoscedastic"),
            ("cluster", "clustered cluster_robust"), ("bootstrap", "boot resampling")),
        ["a rule for intervals"] = Words(("wald", "normal asymptotic"), ("test_inversion", "score profile"), ("percentile", "perc quantile quantiles"),
            ("bca", "bc bias_corrected accelerated"), ("finite_sample", "wilson default"), ("basic", "pivotal reverse_percentile")),
        ["an alternative"] = Words(("larger", "greater upper right"), ("smaller", "less lower left"), ("two_sided", "two both")),
        ["a familywise correction"] = Words(("bonferroni", "bonf"), ("none", "no off")),
        ["a column type"] = Words(
            ("text", "string str character char"), ("number", "float double real numeric continuous"), ("count", "int integer whole"),
            ("indicator", "bool boolean binary logical dummy"), ("factor", "categorical category nominal"), ("ordered", "ordinal"),
            ("date", "datetime time timestamp"), ("id", "key identifier")),
        ["a measure"] = Words(("width", "interval_width mean_width ci_width"), ("ess_mc", "effective_sample_size ess_over_trials"),
            ("rmse", "root_mean_squared_error mse"), ("mean_se", "mean_standard_error"), ("coverage", "coverage_rate"),
            ("sd_estimate", "empirical_se emp_se sd"), ("type_s_rate", "type_s"), ("exaggeration_ratio", "type_m exaggeration")),
        ["a format"] = Words(("markdown", "md"), ("html", "htm"), ("tex", "latex"), ("docx", "word")),
        ["a unit"] = Words(("USD", "dollar dollars"), ("EUR", "euro euros"), ("GBP", "pound pounds"), ("texts", "rows row documents document"),
            ("labels", "annotations annotation")),
        ["a block"] = Words(("corpus", "data dataset"), ("outcome", "variable label labels"), ("llm", "model"), ("human", "annotator annotators crowd coders"),
            ("estimand", "query")),
        ["a setting of `inference`"] = Words(("alpha", "level conf_level confidence_level confidence"), ("method", "estimator"), ("familywise", "correction"),
            ("interval", "ci conf_int"), ("replicates", "resamples n_boot nboot n_resamples bootstraps")),
        ["a setting of `sampling`"] = Words(("budget", "n labels size"), ("given", "probabilities pi weights"), ("seed", "random_state")),
        ["a setting of `corpus`"] = Words(("source", "file path url"), ("missing", "na na_strings"), ("keep", "filter subset where")),
        ["a setting of `llm`"] = Words(("label", "prompt"), ("model", "name")),
        ["a setting of `estimand`"] = Words(("model", "formula"), ("null", "h0"), ("interval_scale", "scale"),
            ("by", "group groups group_by over subgroup subgroups cells")),
    };

    /// <summary>What the language calls it; null where nothing is known.</summary>
    /// <param name="kind">The kind of word that is needed, with article.</param>
    /// <param name="word">The word as written.</param>
    public static string? Find(string kind, string word) =>
        ByKind.TryGetValue(kind, out var words) && words.TryGetValue(word.ToLowerInvariant().Replace('-', '_').Replace('.', '_'), out var own) ? own : null;

    private static Dictionary<string, string> Words(params (string Own, string Foreign)[] groups) => groups
        .SelectMany(group => group.Foreign.Split(' '), (group, foreign) => (group.Own, Foreign: foreign))
        .ToDictionary(pair => pair.Foreign, pair => pair.Own, StringComparer.Ordinal);
}
