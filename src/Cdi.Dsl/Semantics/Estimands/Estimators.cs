using Cdi.Dsl.Formulas;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>The models, targets and functions that an estimand can name.</summary>
public static class Estimators
{
    private const string Regressions = "Use `linear(…)`, `iv(…)`, `logistic(…)`, `probit(…)`, `cloglog(…)`, `poisson(…)`, `gamma(…)`, "
        + "`inverse_gaussian(…)`, `negative_binomial(…)`, `multinomial(…)`, `ordered_logit(…)`, `ordered_probit(…)`, `ordered_cloglog(…)`, "
        + "`bradley_terry(…)` or `quantile_regression(…, tau = 0.5)`.";
    private const string Targets = "Use `mean(…)`, `prevalence(…)`, `difference(…)`, `ratio(…)`, `odds_ratio(…)`, `variance(…)`, "
        + "`standard_deviation(…)`, `correlation(…)`, `quantile(…)`, `median(…)`, `coefficient(…)`, `average_effect(…)` and `predicted(…)` of a "
        + "model, or `accuracy(…)` and other agreements of a model with people.";

    /// <summary>Regression models, named before their formula.</summary>
    public static ChoiceTable<RegressionFamily> Models { get; } = new("a model",
        [
            new("linear", RegressionFamily.Linear),
            new("iv", RegressionFamily.InstrumentalVariables),
            new("logistic", RegressionFamily.Logistic),
            new("poisson", RegressionFamily.Poisson),
            new("probit", RegressionFamily.Probit),
            new("gamma", RegressionFamily.Gamma),
            new("inverse_gaussian", RegressionFamily.InverseGaussian),
            new("negative_binomial", RegressionFamily.NegativeBinomial),
            new("cloglog", RegressionFamily.Cloglog),
            new("multinomial", RegressionFamily.Multinomial),
            new("ordered_logit", RegressionFamily.OrderedLogit),
            new("ordered_probit", RegressionFamily.OrderedProbit),
            new("ordered_cloglog", RegressionFamily.OrderedCloglog),
            new("bradley_terry", RegressionFamily.BradleyTerry),
            new("quantile_regression", RegressionFamily.Quantile),
        ],
        Words("Use `quantile_regression(outcome ~ column, tau = 0.5)`.", "quantile"));

    /// <summary>Targets, named before their arguments.</summary>
    public static ChoiceTable<TargetFunction> TargetFunctions { get; } = new("a target",
        [
            new("coefficient", TargetFunction.Coefficient),
            new("mean", TargetFunction.Mean),
            new("prevalence", TargetFunction.Prevalence),
            new("total", TargetFunction.Total),
            new("difference", TargetFunction.Difference),
            new("odds_ratio", TargetFunction.OddsRatio),
            new("ratio", TargetFunction.Ratio),
            new("variance", TargetFunction.Variance),
            new("standard_deviation", TargetFunction.StandardDeviation),
            new("correlation", TargetFunction.Correlation),
            new("accuracy", TargetFunction.Accuracy),
            new("precision", TargetFunction.Precision),
            new("recall", TargetFunction.Recall),
            new("f1", TargetFunction.F1),
            new("false_positive_rate", TargetFunction.FalsePositiveRate),
            new("false_negative_rate", TargetFunction.FalseNegativeRate),
            new("kappa", TargetFunction.Kappa),
            new("ac1", TargetFunction.Ac1),
            new("mcc", TargetFunction.Mcc),
            new("observed_agreement", TargetFunction.ObservedAgreement),
            new("fleiss_kappa", TargetFunction.FleissKappa),
            new("krippendorff_alpha", TargetFunction.KrippendorffAlpha),
            new("quantile", TargetFunction.Quantile),
            new("median", TargetFunction.Median),
            new("average_effect", TargetFunction.AverageEffect),
            new("predicted", TargetFunction.Predicted),
        ],
        [
            .. Words("Use `krippendorff_alpha(outcome, level = nominal)`.", "alpha"),
            .. Words("Use `average_effect(column)` beside a `model`.", "ame"),
            .. Words("Use `predicted(column = value)` beside a `model`.", "predict"),
            .. Words("Use `difference(predicted(column = value), predicted(column = value))` beside a `model`.", "contrast"),
        ]);

    /// <summary>Functions of a column inside a formula.</summary>
    public static ChoiceTable<ColumnFunction> FormulaFunctions { get; } = new("a function of a formula",
        [
            new("log", ColumnFunction.Log),
            new("log2", ColumnFunction.Log2),
            new("log10", ColumnFunction.Log10),
            new("log1p", ColumnFunction.Log1P),
            new("exp", ColumnFunction.Exp),
            new("sqrt", ColumnFunction.Sqrt),
            new("sin", ColumnFunction.Sin),
            new("cos", ColumnFunction.Cos),
            new("atan", ColumnFunction.Atan),
            new("abs", ColumnFunction.Abs),
            new("pmin", ColumnFunction.Least),
            new("pmax", ColumnFunction.Largest),
            new("ifelse", ColumnFunction.Choice),
            new("as.numeric", ColumnFunction.AsNumber),
            new("as.integer", ColumnFunction.AsInteger),
            new("I", ColumnFunction.AsIs),
            new("offset", ColumnFunction.Offset),
            new("factor", ColumnFunction.Factor),
            new("relevel", ColumnFunction.Relevel),
            new("C", ColumnFunction.Contrasts),
            new("cut", ColumnFunction.Intervals),
            new("interaction", ColumnFunction.Combination),
            new("scale", ColumnFunction.Scale),
            new("poly", ColumnFunction.Polynomials),
            new("ns", ColumnFunction.NaturalSplines),
            new("bs", ColumnFunction.Splines),
        ],
        [.. Words("Use `ifelse(comparison, value, value)`, one within the other.", "case_when", "if_else", "recode")]);

    /// <summary>Links of a gamma model, by R's names.</summary>
    public static ChoiceTable<MeanLink> Links { get; } = new("a link",
        [
            new("log", MeanLink.Log),
            new("inverse", MeanLink.Inverse),
            new("identity", MeanLink.Identity),
        ]);

    /// <summary>Functions inside a loss.</summary>
    internal static ChoiceTable<LossFunction> LossFunctions { get; } = new("a function of a loss",
        [
            new("exp", LossFunction.Exp),
            new("log", LossFunction.Log),
            new("sqrt", LossFunction.Sqrt),
            new("sin", LossFunction.Sin),
            new("cos", LossFunction.Cos),
            new("atan", LossFunction.Atan),
            new("logistic", LossFunction.Logistic),
            new("normal_cdf", LossFunction.NormalCdf),
            new("lgamma", LossFunction.LogGamma),
            new("abs_smooth", LossFunction.AbsSmooth),
            new("min_smooth", LossFunction.MinSmooth),
            new("equals", LossFunction.AreEqual),
        ],
        [
            .. Words("Use `abs_smooth(x, width)`, which is √(x² + width²): a loss needs two derivatives everywhere.", "abs"),
            .. Words("Use `min_smooth(a, b, width)`, for a maximum with both signs turned: a loss needs two derivatives everywhere.",
                "min", "max", "pmin", "pmax"),
        ]);

    /// <summary>Codings of a factor, by R's names.</summary>
    public static ChoiceTable<ContrastKind> Contrasts { get; } = new("a coding of levels",
        [
            new("contr.treatment", ContrastKind.Treatment),
            new("contr.SAS", ContrastKind.Sas),
            new("contr.sum", ContrastKind.Sum),
            new("contr.helmert", ContrastKind.Helmert),
            new("contr.poly", ContrastKind.Polynomial),
        ]);

    private static Word[] Words(string instead, params string[] names) => [.. names.Select(name => new Word(name, instead))];
}
