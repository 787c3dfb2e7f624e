using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>Agreement of a model with people as the author writes it, and what is refused.</summary>
public class AgreementCheckTests
{
    private const string Model = "  model = logistic(tone[hostile] ~ 1 + renter)\n  target = coefficient(renter)\n";

    private const string Second =
        "llm second {\n  on_failure = annotate\n  outcome = tone\n  recorded {\n    label = other where { hostile = hostile, civil = civil }\n"
        + "  }\n}\n\nhuman coders {";

    [Theory]
    [InlineData("accuracy(anger)", "CDI3008")]
    [InlineData("accuracy(age)", "CDI3002")]
    [InlineData("accuracy()", "CDI2014")]
    [InlineData("accuracy(tone, weights = linear)", "CDI2014")]
    [InlineData("accuracy(tone, 3)", "CDI2014")]
    [InlineData("accuracy(tone, raeder)", "CDI2015")]
    [InlineData("accuracy(tone, reader, second)", "CDI2014")]
    [InlineData("recall(tone[angry])", "CDI2004")]
    [InlineData("false_positive_rate(tone)", "CDI3001")]
    [InlineData("kappa(tone, weights = linear)", "CDI2063")]
    [InlineData("kappa(tone, weights = cubic)", "CDI2014")]
    [InlineData("kappa(tone, power = 2)", "CDI2014")]
    [InlineData("f1(tone)\n  interval_scale = log", "CDI3009")]
    [InlineData("mcc(tone)\n  null = 1", "CDI2014")]
    [InlineData("difference(accuracy(tone), reader)", "CDI2014")]
    [InlineData("difference(accuracy(tone, reader), reader, second)", "CDI2014")]
    [InlineData("difference(variance(anger), reader, second)", "CDI2014")]
    [InlineData("difference(accuracy(tone), reader, reader)", "CDI2014")]
    [InlineData("difference(prevalence(tone[civil]), reader, second)", "CDI2064")]
    [InlineData("alpha(tone)", "CDI1007")]
    public void A_wrong_agreement_is_one_diagnostic(string target, string code) =>
        Assert.Equal([code], Compiled.Codes(Study(target).Replace("human coders {", Second, StringComparison.Ordinal)
            .Replace("  method = calibrated\n", "  method = calibrated\n  llm = reader\n", StringComparison.Ordinal)));

    [Fact]
    public void What_only_the_study_tells_is_said_of_it()
    {
        Assert.Equal(["CDI2060"], Compiled.Codes(Study("accuracy(tone)").Replace(
            "human_only @ uniform", "human_only @ uniform, llm_only", StringComparison.Ordinal)));
        Assert.Equal(["CDI2061"], Compiled.Codes(Study("accuracy(tone, rater)").Replace(
            "human raters {", "llm rater {\n  on_failure = annotate\n  outcome = anger\n  recorded {\n    label = said\n  }\n}\n\nhuman raters {",
            StringComparison.Ordinal)));
        Assert.Contains("CDI2062", Compiled.Codes(Study("accuracy(tone, pupil)").Replace(
            "human coders {", "llm pupil {\n  model = \"embedded:ngram\"\n  learn_from = coders\n  outcome = tone\n}\n\nhuman coders {",
            StringComparison.Ordinal).Replace("  method = calibrated\n", "  method = calibrated\n  llm = reader\n", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("accuracy(tone)", "accuracy(tone)", "accuracy: θ₀ proportion")]
    [InlineData("accuracy(tone[civil])", "accuracy(tone[civil])", "accuracy: θ₀ proportion")]
    [InlineData("recall( tone[hostile] , reader )", "recall(tone[hostile], reader)", "recall: θ₀ proportion")]
    [InlineData("precision(tone[hostile])\n  interval_scale = log_odds\n  null = 0.8", "precision(tone[hostile])",
        "precision: log(θ₀) − log(1 − θ₀) proportion 0.8")]
    [InlineData("f1(tone)", "f1(tone)", "f1: 0.5·θ₀ + 0.5·θ₁ proportion; f1[hostile]: θ₀ proportion; f1[civil]: θ₁ proportion")]
    [InlineData("difference(recall(tone[hostile]), reader, second)", "difference(recall(tone[hostile]), reader, second)",
        "recall: θ₀ − θ₁ difference 0")]
    public void An_agreement_lowers_to_a_function_of_ratios(string target, string shown, string targets)
    {
        var estimand = Compiled.Text(Study(target).Replace("human coders {", target.Contains("second", StringComparison.Ordinal)
            ? Second : "human coders {", StringComparison.Ordinal)
            .Replace("  method = calibrated\n", "  method = calibrated\n  llm = reader\n", StringComparison.Ordinal)).Plan?.Estimands[0];
        Assert.Equal(shown, estimand?.Shown);
        Assert.Equal(targets, string.Join("; ", estimand?.Targets.Select((each, j) => $"{each.Term}: {each.Value} "
            + Cdi.Dsl.Vocabulary.Choices.Scales.NameOf(each.Scale.Reported()) + (j == 0 && estimand.Null is { } at
                ? " " + at.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")) ?? []));
    }

    [Fact]
    public void Losses_are_ratios_with_what_the_model_says_as_columns()
    {
        var estimand = Compiled.Text(Study("recall(tone[hostile])")).Plan?.Estimands[0];
        Assert.NotNull(estimand);
        Assert.Equal("reader says hostile, answered", string.Join(", ", estimand.Loss.Columns));
        Assert.Equal("recall[hostile]", Assert.Single(estimand.Loss.Parameters));
        Assert.Equal("reader hostile,  ", string.Join(", ", estimand.Answers.Select(answer => $"{answer.Llm} {answer.Option}")));
    }

    private static string Study(string target) => Letters.With(Model, $"  target = {target}\n");
}
