namespace Cdi.Dsl.Tests.Checks;

/// <summary>The error of a model as the outcome of a regression, as the author writes it, and what is refused.</summary>
public class ModelErrorCheckTests
{
    private const string Model = "  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n";

    private const string Second =
        "llm second {\n  on_failure = annotate\n  outcome = tone\n  recorded {\n    label = other where { hostile = hostile, civil = civil }\n"
        + "  }\n}\n\nhuman coders {";

    private const string Rater =
        "llm rater {\n  on_failure = annotate\n  outcome = anger\n  recorded {\n    label = said\n  }\n}\n\nhuman raters {";

    [Theory]
    [InlineData("gamma(error(tone) ~ renter)", "CDI2160")]
    [InlineData("negative_binomial(error(tone) ~ renter)", "CDI2160")]
    [InlineData("logistic(error(anger) ~ renter)", "CDI2160")]
    [InlineData("poisson(error(anger) ~ renter)", "CDI2160")]
    [InlineData("logistic(error() ~ renter)", "CDI2014")]
    [InlineData("logistic(error(tone, reader, second) ~ renter)", "CDI2014")]
    [InlineData("logistic(error(tone, model = second) ~ renter)", "CDI2014")]
    [InlineData("logistic(error(tone, 3) ~ renter)", "CDI2014")]
    [InlineData("logistic(error(tone, raeder) ~ renter)", "CDI2015")]
    [InlineData("logistic(error(tone[angry]) ~ renter)", "CDI2004")]
    [InlineData("logistic(error(age) ~ renter)", "CDI3002")]
    [InlineData("logistic(error(tone, rater) ~ renter)", "CDI2061")]
    public void A_wrong_error_is_one_diagnostic(string model, string code) => Assert.Equal([code], Compiled.Codes(Study(model)));

    [Fact]
    public void A_model_taken_for_truth_has_no_error() => Assert.Equal(["CDI2060"], Compiled.Codes(Study("logistic(error(tone) ~ renter)").Replace(
        "human_only @ uniform", "human_only @ uniform, llm_only", StringComparison.Ordinal)));

    [Theory]
    [InlineData("logistic( error(tone , second) ~ renter + tone )", "logistic(error(tone, second) ~ 1 + renter + tone[civil])")]
    [InlineData("linear(error(tone[hostile]) ~ renter)", "linear(error(tone[hostile]) ~ 1 + renter)")]
    [InlineData("linear(error(anger) ~ renter)", "linear(error(anger) ~ 1 + renter)")]
    public void An_error_is_shown_as_it_is_written(string model, string shown) =>
        Assert.Equal(shown + ", coefficient(renter)", Compiled.Text(Study(model)).Plan?.Estimands[0].Shown);

    [Fact]
    public void Its_loss_reads_what_the_model_says_and_what_people_say_and_counts_answered_texts()
    {
        var estimand = Compiled.Text(Study("linear(error(tone, second) ~ renter + tone)")).Plan?.Estimands[0];
        Assert.NotNull(estimand);
        Assert.Equal("`said` tone[civil], `answered`, renter", string.Join(", ", estimand.Loss.Columns));
        Assert.Equal("second civil,  ", string.Join(", ", estimand.Answers.Select(answer => $"{answer.Llm} {answer.Option}")));
        Assert.Equal("tone[civil]", Assert.Single(estimand.Loss.Regressors).Name);
        Assert.Equal(2, estimand.Features.Count);
    }

    private static string Study(string model) => Letters.With(Model, $"  model = {model}\n  target = coefficient(renter)\n")
        .Replace("human coders {", Second, StringComparison.Ordinal).Replace("human raters {", Rater, StringComparison.Ordinal)
        .Replace("  method = calibrated\n", "  method = calibrated\n  llm = [reader, rater]\n", StringComparison.Ordinal);
}
