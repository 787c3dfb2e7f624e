using System.Text.RegularExpressions;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>The 3xxx checks, and the words of their messages.</summary>
public class EstimandCheckTests
{
    private const string Second = "\nestimand share {\n  target = prevalence(tone[hostile])\n}\n\nsampling {";

    [Theory]
    [InlineData("tone[hostile] ~", "tone ~", "CDI3001", "Outcome `tone` has 2 options, `logistic` needs one event.")]
    [InlineData("tone[hostile] ~", "lawyer ~", "CDI3002", "`lawyer` is a column known for every text, so nothing in the model is annotated.")]
    [InlineData("tone[hostile] ~", "anger ~", "CDI3008", "`logistic` needs an event, and outcome `anger` is a number.")]
    [InlineData("1 + renter)", "renter + twin)", "CDI3004", "The formula is not identifiable (rank 2 of 3): `renter` and `twin` are equal in every row.")]
    [InlineData("coefficient(renter)", "coefficient(lawyer)", "CDI3006", "`lawyer` is not a coefficient of the model.")]
    [InlineData("1 + renter)", "0 + renter)", "CDI3007", "The formula has no intercept: the fit is forced through the origin.")]
    [InlineData("coefficient(renter)", "coefficient(renter)\n  interval_scale = proportion", "CDI3009",
        "Scale `proportion` does not fit a coefficient of a logistic model.")]
    [InlineData("1 + renter)", "1 + renter + body)", "CDI3012", "Column `body` holds values of type text; a regressor is an indicator, number or count.")]
    [InlineData("coefficient(renter)", "coefficient(renter)\n  interval_scale = ratio\n  null = 0", "CDI2014", "`null` takes a ratio above 0, found 0.")]
    [InlineData("1 + renter)", "1 + renter + street)", "CDI2014",
        "`~` takes a factor whose levels are declared, one coefficient each, found the factor column `street` without levels.")]
    [InlineData("1 + renter)", "1 + renter | street)", "CDI2041",
        "Effects behind `|` are solved for in `linear` models, and not in `logistic`.")]
    [InlineData("logistic(tone[hostile] ~ 1 + renter)", "linear(tone[hostile] ~ renter | street + twin + age)", "CDI2040",
        "`street + twin + age` behind `|` is not one column or the sum of two: effects of one or two groupings are solved for.")]
    [InlineData("logistic(tone[hostile] ~ 1 + renter)", "linear(tone[hostile] ~ renter | street^age)", "CDI2040",
        "`street^age` behind `|` is not one column or the sum of two: effects of one or two groupings are solved for.")]
    [InlineData("logistic(tone[hostile] ~ 1 + renter)", "linear(tone[hostile] ~ renter | body)", "CDI2014",
        "`|` takes a column that names groups of texts, found the text column `body`.")]
    [InlineData("1 + renter)", "1 + renter + log(anger))", "CDI1007", "A function of what annotators say, `anger`, is not supported yet.")]
    [InlineData("1 + renter)", "1 + renter + tone[civil])", "CDI2014",
        "`logistic` takes an outcome that is none of its regressors, found `tone` on both sides of `~`.")]
    [InlineData("1 + renter)", "1 + renter + tone[angry])", "CDI2004", "Outcome `tone` has no option `angry`.")]
    [InlineData("logistic(tone[hostile] ~ 1 + renter)", "logistic(age ~ 1 + renter + tone[hostile])", "CDI2014",
        "`logistic` takes an indicator column, or an event, found the number column `age`.")]
    [InlineData("logistic(tone[hostile] ~ 1 + renter)", "linear(street ~ 1 + renter + tone[hostile])", "CDI2014",
        "`linear` takes a column of numbers, or an outcome, found the factor column `street`.")]
    [InlineData("1 + renter)", "1 + renter + case_when(age))", "CDI1007", "`case_when(…)` in a formula is not supported yet.")]
    [InlineData("1 + renter)", "1 + renter + lgo(age))", "CDI1005", "`lgo` is not a function of a formula.")]
    [InlineData("1 + renter)", "1 + renter + 3)", "CDI1001", "Expected a column, `1` or `0`, found `3`.")]
    [InlineData("coefficient(renter)", "coefficient(renter) by street", "CDI1007", "`by` is not supported yet.")]
    [InlineData("coefficient(renter)", "coefficient(renter)\n  cluster = body", "CDI2014",
        "`cluster` takes a column that names groups of texts, found the text column `body`.")]
    [InlineData("[hostile] ~", "[angry] ~", "CDI2004", "Outcome `tone` has no option `angry`.")]
    [InlineData("tone[hostile] ~", "tune[hostile] ~", "CDI2015", "The study declares no outcome `tune`.")]
    public void One_mistake_is_one_diagnostic(string old, string @new, string code, string message)
    {
        var text = Letters.With(old, @new).Replace("  age: number", "  twin: indicator from Renter\n  age: number").Replace("burn_in = 60", "burn_in = 70");
        var diagnostic = Assert.Single(Compiled.Text(text).Diagnostics);
        Assert.Equal((code, message), (diagnostic.Code, diagnostic.Message));
    }

    [Theory]
    [InlineData("target = prevalence(anger)", "CDI3008")]
    [InlineData("target = mean(tone)", "CDI3001")]
    [InlineData("target = mean(age)", "CDI3002")]
    [InlineData("target = odds_ratio(anger, renter)", "CDI3008")]
    [InlineData("target = odds_ratio(tone[hostile], age)", "CDI2014")]
    [InlineData("target = odds_ratio(tone[hostile])", "CDI2014")]
    [InlineData("target = difference(prevalence(tone[hostile]), renters)", "CDI2001")]
    [InlineData("target = difference(prevalence(tone[hostile]), mood)", "CDI2014")]
    [InlineData("target = difference(coefficient(tone[hostile]), renter)", "CDI2014")]
    [InlineData("target = mean(kl(coders, reader))", "CDI1007")]
    [InlineData("target = ratio(mean(anger))", "CDI2014")]
    [InlineData("target = ratio(prevalence(anger), renter)", "CDI3008")]
    [InlineData("target = variance(tone[hostile])", "CDI2014")]
    [InlineData("target = variance(anger, age)", "CDI2014")]
    [InlineData("target = correlation(anger)", "CDI2014")]
    [InlineData("target = correlation(anger, anger)", "CDI2014")]
    [InlineData("target = correlation(anger, street)", "CDI2014")]
    [InlineData("target = correlation(anger, mood)", "CDI2014")]
    [InlineData("target = correlation(tone[hostile], age)\n  null = 1", "CDI2014")]
    [InlineData("target = ratio(tone[hostile], renter)\n  null = 0", "CDI2014")]
    [InlineData("target = correlation(tone[hostile], age)\n  interval_scale = log", "CDI3009")]
    [InlineData("target = prevalence(tone[hostile], tone[civil])", "CDI2014")]
    [InlineData("target = prevalence", "CDI2014")]
    [InlineData("target = coefficient(renter)", "CDI2013")]
    [InlineData("model = logistic(tone[hostile] ~ renter)", "CDI2013")]
    [InlineData("model = logistic(tone[hostile] ~ renter)\n  target = prevalence(tone[hostile])", "CDI2014")]
    [InlineData("model = logistic(~ renter)\n  target = coefficient(renter)", "CDI2014")]
    [InlineData("model = logistic(tone[hostile])\n  target = coefficient(renter)", "CDI2014")]
    [InlineData("loss = log(1 + exp(eta)) - renter * eta where eta = b0 + b1 * renter", "CDI3002")]
    public void A_wrong_target_is_one_diagnostic(string target, string code) =>
        Assert.Equal([code], Compiled.Codes(Letters.With("  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n", $"  {target}\n")));

    [Theory]
    [InlineData("target = prevalence(tone[hostile])", "prevalence(tone[hostile])", "prevalence: θ₀ proportion")]
    [InlineData("target = mean(anger)", "mean(anger)", "mean: θ₀ mean")]
    [InlineData("target = mean(tone[civil])", "mean(tone[civil])", "mean: θ₀ proportion")]
    [InlineData("target = prevalence(tone[hostile])\n  interval_scale = log_odds", "prevalence(tone[hostile])", "prevalence: log(θ₀) − log(1 − θ₀) proportion")]
    [InlineData("target = mean(tone[civil])\n  interval_scale = log_odds\n  null = 0.5", "mean(tone[civil])", "mean: log(θ₀) − log(1 − θ₀) proportion 0.5")]
    [InlineData("target = prevalence(tone[hostile])\n  interval_scale = log", "prevalence(tone[hostile])", "prevalence: log(θ₀) proportion")]
    [InlineData("target = mean(anger)\n  interval_scale = log\n  null = 2", "mean(anger)", "mean: log(θ₀) mean 2")]
    [InlineData("target = difference(prevalence(tone[hostile]), renter)", "difference(prevalence(tone[hostile]), renter)", "difference: θ₁ − θ₀ difference 0")]
    [InlineData("target = difference(tone[hostile], renter)", "difference(prevalence(tone[hostile]), renter)", "difference: θ₁ − θ₀ difference 0")]
    [InlineData("target = difference(mean(anger), mood[2])", null, null)]
    [InlineData("target = difference(mean(anger), renter)", "difference(mean(anger), renter)", "difference: θ₁ − θ₀ difference 0")]
    [InlineData("target = odds_ratio(tone[hostile], renter)", "odds_ratio(tone[hostile], renter)",
        "odds_ratio: log(θ₁) + log(1 − θ₀) − log(θ₀) − log(1 − θ₁) ratio 1")]
    [InlineData("target = odds_ratio(tone[hostile], renter)\n  interval_scale = log_odds", "odds_ratio(tone[hostile], renter)",
        "odds_ratio: log(θ₁) + log(1 − θ₀) − log(θ₀) − log(1 − θ₁) log_odds 0")]
    [InlineData("target = ratio(mean(anger), renter)", "ratio(mean(anger), renter)", "ratio: log(θ₁) − log(θ₀) ratio 1")]
    [InlineData("target = ratio(tone[hostile], renter)\n  interval_scale = log_rate", "ratio(prevalence(tone[hostile]), renter)",
        "ratio: log(θ₁) − log(θ₀) log_rate 0")]
    [InlineData("target = variance(anger)", "variance(anger)", "variance: log(θ₁ − θ₀^2) variance")]
    [InlineData("target = standard_deviation(anger)\n  null = 2", "standard_deviation(anger)",
        "standard_deviation: 0.5·log(θ₁ − θ₀^2) standard_deviation 2")]
    [InlineData("target = variance(anger)\n  null = 0", null, null)]
    [InlineData("target = standard_deviation(anger)\n  interval_scale = log", null, null)]
    [InlineData("model = linear(anger ~ age * renter)\n  target = coefficient(renter:age)",
        "linear(anger ~ 1 + age + renter + age:renter), coefficient(age:renter)", "age:renter: θ₃ coefficient 0")]
    [InlineData("model = poisson(anger ~ 0 + mood)\n  target = coefficient(mood[3])\n  interval_scale = ratio",
        "poisson(anger ~ 0 + mood[1] + mood[2] + mood[3]), coefficient(mood[3])", "mood[3]: θ₂ ratio 1")]
    [InlineData("model = logistic(tone[civil] ~ age)\n  target = coefficient(1)", "logistic(tone[civil] ~ 1 + age), coefficient(1)",
        "(Intercept): θ₀ log_odds 0")]
    public void A_target_lowers_to_a_function_of_the_parameters(string target, string? shown, string? primary)
    {
        var text = Letters.With("  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n", $"  {target}\n").Replace(
            "  method = calibrated\n", "");
        var result = Compiled.Text(text);
        var estimand = result.Plan?.Estimands[0];
        Assert.Equal(shown, estimand?.Shown);
        if (estimand is null) return;
        var value = estimand.Targets[estimand.Primary];
        var scale = Cdi.Dsl.Vocabulary.Choices.Scales.NameOf(value.Scale.Reported());
        Assert.Equal(primary, $"{value.Term}: {value.Value} {scale} {estimand.Null}".TrimEnd());
    }

    [Theory]
    [InlineData("number 0..10", null)]
    [InlineData("number -5..5", "`poisson` models the logarithm of a mean, and numbers of outcome `anger` may be negative.")]
    [InlineData("number", "`poisson` models the logarithm of a mean, and numbers of outcome `anger` may be negative.")]
    public void A_rate_is_modelled_of_numbers_that_are_never_negative(string range, string? message)
    {
        var text = Letters.With("number 0..10", range).Replace("logistic(tone[hostile]", "poisson(anger");
        Assert.Equal(message, Compiled.Text(text).Diagnostics.SingleOrDefault(each => each.Code == "CDI3009")?.Message);
    }

    [Theory]
    [InlineData("logit", "log_odds")]
    [InlineData("odds_ratio", "ratio")]
    [InlineData("irr", "ratio")]
    public void A_scale_by_the_name_it_has_elsewhere_is_pointed_to_its_own(string foreign, string own)
    {
        var text = Letters.With("coefficient(renter)\n", $"coefficient(renter)\n  interval_scale = {foreign}\n");
        var diagnostic = Assert.Single(Compiled.Text(text).Diagnostics);
        Assert.Equal("CDI1005", diagnostic.Code);
        Assert.Contains($"`{own}`", diagnostic.Hint.Split(':', ';')[0]);
    }

    [Theory]
    [InlineData("coder == 1", "`coder` is not a column of corpus `mail`: it holds what `human coders` said.", "`recorded` alone reads it")]
    [InlineData("coders == 1", "`coders` is not a column of corpus `mail`: it holds what `human coders` said.", "`recorded` alone reads it")]
    [InlineData("rating > 3", "`rating` is not a column of corpus `mail`: it holds what `human raters` said.", "`recorded` alone reads it")]
    [InlineData("machine == 1", "`machine` is not a column of corpus `mail`: it holds what `llm reader` said.", "`name: type from column`")]
    [InlineData("tone == \"hostile\"", "`tone` is not a column of corpus `mail`: it holds what `outcome tone` is about.", "`recorded` alone reads it")]
    public void A_condition_on_labels_says_why_it_cannot_be(string condition, string message, string hint)
    {
        var study = Letters.With("  year: count from Year\n", $"  keep = {condition}\n  year: count from Year\n");
        var diagnostic = Assert.Single(Compiled.Text(study).Diagnostics);
        Assert.Equal(("CDI2001", message), (diagnostic.Code, diagnostic.Message));
        Assert.Contains(hint, diagnostic.Hint);
    }

    [Theory]
    [InlineData("https://example.org/letters.csv?token=a.b&x=1")]
    [InlineData("https://example.org/letters.tsv#sheet=2.1")]
    public void A_query_is_no_part_of_the_name_of_a_file(string address) => Assert.DoesNotContain(
        Compiled.Text(Regex.Replace(Letters.Spec, "source = \"[^\"]*\"", $"source = \"{address}\"")).Diagnostics, each => each.Code == "CDI2013");

    [Theory]
    [InlineData("prevalence(tone[hostile])", "ratio", "a prevalence", "`proportion` or `log_odds` or `log`")]
    [InlineData("mean(tone[hostile])", "mean", "the mean of an event", "`proportion` or `log_odds` or `log`")]
    [InlineData("mean(anger)", "log_odds", "a mean", "`mean` or `log`")]
    [InlineData("difference(tone[hostile], renter)", "log_odds", "a difference", "`difference`")]
    [InlineData("difference(mean(anger), renter)", "log", "a difference", "`difference`")]
    [InlineData("odds_ratio(tone[hostile], renter)", "log", "an odds ratio", "`ratio` or `log_odds`")]
    public void A_scale_that_does_not_fit_is_answered_with_those_that_do(string target, string scale, string described, string fitting)
    {
        var text = Letters.With("  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n",
            $"  target = {target}\n  interval_scale = {scale}\n");
        var diagnostic = Assert.Single(Compiled.Text(text).Diagnostics, each => each.Code == "CDI3009");
        Assert.Equal($"Scale `{scale}` does not fit {described}.", diagnostic.Message);
        Assert.Equal($"Use {fitting}, or leave `interval_scale` out.", diagnostic.Hint);
    }

    [Fact]
    public void A_mean_of_numbers_that_may_be_negative_has_no_logarithm()
    {
        var text = Letters.With("  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n",
            "  target = mean(anger)\n  interval_scale = log\n").Replace("number 0..10", "number -5..5");
        var diagnostic = Assert.Single(Compiled.Text(text).Diagnostics, each => each.Code == "CDI3009");
        Assert.Equal("Scale `log` does not fit a mean of numbers that may be negative.", diagnostic.Message);
    }

    [Theory]
    [InlineData("prevalence(tone[hostile])", "log_odds", "0", "a share between 0 and 1, which has log odds")]
    [InlineData("prevalence(tone[hostile])", "log_odds", "1", "a share between 0 and 1, which has log odds")]
    [InlineData("prevalence(tone[hostile])", "log", "0", "a share above 0 and at most 1, which has a logarithm")]
    [InlineData("mean(anger)", "log", "-1", "a mean above 0, which has a logarithm")]
    public void A_null_value_lies_on_the_scale_of_the_interval(string target, string scale, string value, string takes)
    {
        var text = Letters.With("  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n",
            $"  target = {target}\n  interval_scale = {scale}\n  null = {value}\n");
        Assert.Contains(Compiled.Text(text).Diagnostics, each => each.Code == "CDI2014" && each.Message == $"`null` takes {takes}, found {value}.");
    }

    [Fact]
    public void Two_intervals_cover_jointly_less_than_each()
    {
        var diagnostic = Assert.Single(Compiled.Text(Letters.With("\nsampling {", Second)).Diagnostics);
        Assert.Equal(("CDI3011", "Each of 2 intervals holds at 90 %; that all of them hold is sure to no more than 80 %."),
            (diagnostic.Code, diagnostic.Message));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("holm")]
    [InlineData("bonferroni")]
    [InlineData("max_z")]
    public void Saying_the_correction_silences_the_joint_coverage(string correction) =>
        Assert.Empty(Compiled.Codes(Letters.With("\nsampling {", Second).Replace("alpha = 0.1", $"alpha = 0.1\n  familywise = {correction}")));

    [Fact]
    public void A_sample_that_serves_one_of_two_is_told() => Assert.Equal(
        ["CDI3010"],
        Compiled.Codes(Letters.With("\nsampling {", Second).Replace("alpha = 0.1", "alpha = 0.1\n  familywise = none").Replace(
            "seed = 41", "seed = 41\n  serve = [gap]")));

    [Fact]
    public void An_outcome_that_nobody_annotates_has_no_truth()
    {
        var start = Letters.Spec.IndexOf("human coders {", StringComparison.Ordinal);
        var end = Letters.Spec.IndexOf("human raters {", StringComparison.Ordinal);
        Assert.Equal(["CDI3003"], Compiled.Codes(Letters.Spec.Remove(start, end - start)));
    }

    [Fact]
    public void A_clustered_variance_needs_clusters() => Assert.Equal(
        ["CDI2013"], Compiled.Codes(Letters.With("alpha = 0.1", "alpha = 0.1\n  variance = cluster")));
}
