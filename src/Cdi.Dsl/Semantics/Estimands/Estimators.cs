using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>The models, targets and functions that an estimand can name.</summary>
public static class Estimators
{
    private const string Regressions = "Use `linear(…)`, `logistic(…)` or `poisson(…)`.";
    private const string Targets = "Use `mean(…)`, `prevalence(…)`, `difference(…)`, `odds_ratio(…)` or `coefficient(…)`.";

    /// <summary>Regression models, named before their formula.</summary>
    public static ChoiceTable<RegressionFamily> Models { get; } = new("a model",
        [
            new("linear", RegressionFamily.Linear),
            new("logistic", RegressionFamily.Logistic),
            new("poisson", RegressionFamily.Poisson),
        ],
        Words(Regressions, "probit", "negative_binomial", "gamma", "multinomial", "ordered_logit", "ordered_probit", "iv", "bradley_terry"));

    /// <summary>Targets, named before their arguments.</summary>
    public static ChoiceTable<TargetFunction> TargetFunctions { get; } = new("a target",
        [
            new("coefficient", TargetFunction.Coefficient),
            new("mean", TargetFunction.Mean),
            new("prevalence", TargetFunction.Prevalence),
            new("difference", TargetFunction.Difference),
            new("odds_ratio", TargetFunction.OddsRatio),
        ],
        Words(
            Targets,
            "ratio", "quantile", "median", "variance", "correlation", "contrast", "ame", "predict", "accuracy", "precision", "recall", "f1", "kappa", "alpha"));

    /// <summary>Functions of a column inside a formula.</summary>
    public static ChoiceTable<string> FormulaFunctions { get; } = new("a function of a formula",
        [],
        Words("Compute the column in the file and name it here.", "factor", "poly", "log", "exp", "sqrt", "scale", "I", "ns", "offset"));

    private static Word[] Words(string instead, params string[] names) => [.. names.Select(name => new Word(name, instead))];
}
