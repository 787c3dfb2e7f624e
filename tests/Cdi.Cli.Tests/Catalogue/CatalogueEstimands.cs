using static Cdi.Cli.Tests.Catalogue.CatalogueEstimand;

namespace Cdi.Cli.Tests.Catalogue;

/// <summary>Every estimand that the language has, one line each: what the table of cells, the table of coverage and README's table of evidence go by.</summary>
public static class CatalogueEstimands
{
    /// <summary>The rows, in the order in which tables show them.</summary>
    public static IReadOnlyList<CatalogueEstimand> All { get; } =
    [
        Of("mean", "score", "mean(score)"),
        Of("prevalence", "mood", "prevalence(mood[good])"),
        Of("shares", "tone", "prevalence(tone)"),
        Of("total", "score", "total(score)"),
        Of("count_of_events", "mood", "total(mood[good])"),
        Of("difference", "score", "difference(mean(score), group)"),
        Of("risk_difference", "mood", "difference(prevalence(mood[good]), group)"),
        Of("risk_ratio", "mood", "ratio(prevalence(mood[good]), group)"),
        Of("odds_ratio", "mood", "odds_ratio(mood[good], group)"),
        Of("ratio_of_totals", "score", "ratio(score, pace)"),
        Of("variance", "score", "variance(score)"),
        Of("standard_deviation", "score", "standard_deviation(score)"),
        Of("correlation", "score", "correlation(score, x)"),
        Of("quantile", "score", "quantile(score, 0.8)"),
        Of("median", "score", "median(score)"),
        Of("linear", "score", "linear(score ~ x + group)", "coefficient(x)"),
        Of("weighted_mean", "score", "mean(score)\n  weight = w"),
        Of("weighted_linear", "score", "linear(score ~ x + group)", "coefficient(x)\n  weight = w"),
        Of("absorbed_one_way", "score", "linear(score ~ x + group | branch)", "coefficient(x)"),
        Of("absorbed_two_way", "score", "linear(score ~ x + group | branch + wave)", "coefficient(x)"),
        Of("iv", "score", "iv(score ~ x, instruments = z)", "coefficient(x)"),
        Of("quantile_regression", "score", "quantile_regression(score ~ x + group, tau = 0.5)", "coefficient(x)"),
        Of("logistic", "mood", "logistic(mood[good] ~ x + group)", "coefficient(x)"),
        Of("weighted_logistic", "mood", "logistic(mood[good] ~ x + group)", "coefficient(x)\n  weight = w"),
        Of("probit", "mood", "probit(mood[good] ~ x + group)", "coefficient(x)"),
        Of("cloglog", "mood", "cloglog(mood[good] ~ x + group)", "coefficient(x)"),
        Of("poisson", "tally", "poisson(tally ~ x + group)", "coefficient(x)"),
        Of("negative_binomial", "tally", "negative_binomial(tally ~ x + group, theta = 2)", "coefficient(x)"),
        Of("gamma", "score", "gamma(score ~ x + group)", "coefficient(x)"),
        Of("gamma_inverse", "score", "gamma(score ~ x + group, link = inverse)", "coefficient(x)"),
        Of("gamma_identity", "score", "gamma(score ~ x + group, link = identity)", "coefficient(x)"),
        Of("inverse_gaussian", "score", "inverse_gaussian(score ~ x + group)", "coefficient(x)"),
        Of("multinomial", "tone", "multinomial(tone ~ x + group)", "coefficient(cool:x)"),
        Of("ordered_logit", "tone", "ordered_logit(tone ~ x + group)", "coefficient(x)") with { IsOrdered = true },
        Of("ordered_probit", "tone", "ordered_probit(tone ~ x + group)", "coefficient(x)") with { IsOrdered = true },
        Of("ordered_cloglog", "tone", "ordered_cloglog(tone ~ x + group)", "coefficient(x)") with { IsOrdered = true },
        Of("bradley_terry", "winner", "bradley_terry(winner[left], first = left, second = right, home = 1)", "coefficient(cat)"),
        Of("average_effect", "mood", "logistic(mood[good] ~ x * group)", "average_effect(x)"),
        Of("average_effect_of_classes", "tone", "ordered_logit(tone ~ x + group)", "average_effect(group)") with { IsOrdered = true },
        Of("predicted", "mood", "logistic(mood[good] ~ x * group)", "predicted(group = 1)"),
        Of("standardised_ratio", "mood", "logistic(mood[good] ~ x * group)", "ratio(predicted(group = 1), predicted(group = 0))"),
        Of("adjusted_mean", "score", "linear(score ~ branch + x)", "predicted(branch = \"south\", over = grid)"),
        Of("annotated_regressor", "mood", "logistic(group ~ mood[good] + x)", "coefficient(mood[good])"),
        Of("annotated_number", "score", "linear(x ~ score + group)", "coefficient(score)"),
        new("custom_squares", "score", "loss = 0.5 * (score - (a + b * exp(-x)))^2\n  target = coefficient(b)\n  start {\n    a = 5\n    b = -1\n  }"),
        new("custom_loss", "score", "loss = sqrt(1 + (score - (a + b * x))^2) - 1\n  target = coefficient(b)\n  start {\n    a = 4\n    b = 1\n  }"),
        new("custom_event_loss", "mood", "loss = -log(mood[good] * p + (1 - mood[good]) * (1 - p)) where p = normal_cdf(a + b * x)\n  "
            + "target = coefficient(b)\n  start {\n    a = 0\n    b = 0\n  }"),
        Of("accuracy", "mood", "accuracy(mood, reader)"),
        Of("precision", "mood", "precision(mood[good], reader)"),
        Of("recall", "mood", "recall(mood[good], reader)"),
        Of("f1", "mood", "f1(mood[good], reader)"),
        Of("false_positive_rate", "mood", "false_positive_rate(mood[good], reader)"),
        Of("false_negative_rate", "mood", "false_negative_rate(mood[good], reader)"),
        Of("kappa", "mood", "kappa(mood, reader)"),
        Of("weighted_kappa", "tone", "kappa(tone, listener, weights = linear)") with { IsOrdered = true },
        Of("ac1", "mood", "ac1(mood, reader)"),
        Of("mcc", "mood", "mcc(mood, reader)"),
        Of("difference_of_models", "mood", "difference(accuracy(mood), reader, second)"),
        Of("difference_of_f1", "mood", "difference(f1(mood[good]), reader, second)"),
    ];

    /// <summary>An estimand by its name.</summary>
    /// <param name="name">The name.</param>
    public static CatalogueEstimand Find(string name) => All.Single(each => each.Name == name);
}
