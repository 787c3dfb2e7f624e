using Cdi.Dsl.Definitions;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>What predictors of labels read beside numbers and the model that estimates rest on.</summary>
public sealed class PredictFromTests
{
    private const string Second =
        "llm second {\n  outcome = tone\n  model = \"m-2025-01-01\"\n  on_failure = annotate\n"
        + "  recorded {\n    label = b where { hostile = hostile, civil = civil }\n  }\n}\n\n";

    [Theory]
    [InlineData("[second, ngram(body)]", "")]
    [InlineData("ngram(body)", "")]
    [InlineData("minilm(body, components = 8)", "")]
    [InlineData("[]", "CDI2014")]
    [InlineData("body", "CDI2014")]
    [InlineData("renter", "CDI2014")]
    [InlineData("letter", "CDI2014")]
    [InlineData("bodi", "CDI2001")]
    [InlineData("ngram(renter)", "CDI2014")]
    [InlineData("ngram()", "CDI2014")]
    [InlineData("ngram(body, components = 0)", "CDI2014")]
    [InlineData("ngram(body, components = 2.5)", "CDI2014")]
    [InlineData("ngram(body, parts = 3)", "CDI2014")]
    [InlineData("words(body)", "CDI2014")]
    [InlineData("[ngram(body), ngram(body, components = 3)]", "CDI2014")]
    [InlineData("[second, second]", "CDI2014")]
    [InlineData("[reader]", "CDI5017")]
    public void It_is_a_list_of_factors_models_and_texts(string list, string codes) => Assert.Equal(codes, Codes(Study($"predict_from = {list}")));

    [Theory]
    [InlineData("predict_from = second\n  predictor = isotonic", "CDI5017")]
    [InlineData("predict_from = second\n  predictor = auto", "")]
    public void It_has_an_effect(string settings, string codes) => Assert.Equal(codes, Codes(Study(settings)));

    [Fact]
    public void Where_nothing_calibrates_it_has_none() => Assert.Equal("CDI5017", Codes(Study("predict_from = second")
        .Replace("method = calibrated", "method = ppi_tuned", StringComparison.Ordinal).Replace("design = error", "design = uniform", StringComparison.Ordinal)
        .Replace("  burn_in = 150 labels\n  rounds = 4\n", "", StringComparison.Ordinal).Replace("  tau = 0.2\n", "", StringComparison.Ordinal)
        .Replace("compare = [human_only @ uniform]", "compare = [human_only]", StringComparison.Ordinal)));

    [Fact]
    public void A_model_that_learns_from_people_is_not_known_before_them() => Assert.Equal("CDI5120", Codes(Study("predict_from = pupil")
        .Replace("human coders {", "llm pupil {\n  outcome = tone\n  model = \"embedded:ngram\"\n  learn_from = coders\n}\n\nhuman coders {",
            StringComparison.Ordinal)));

    [Fact]
    public void It_is_kept_in_the_plan()
    {
        var plan = Compiled.Text(Study("predict_from = [second, ngram(body), minilm(body, components = 8)]")).Plan?.Inference;
        Assert.Equal([new(null, "second"), new("body", null, EmbeddedKind.Ngram, 16), new("body", null, EmbeddedKind.Minilm, 8)],
            plan?.PredictFrom.ToArray() ?? []);
        Assert.Equal(["second", "ngram(body)", "minilm(body, components = 8)"], plan?.PredictFrom.Select(source => source.Written) ?? []);
    }

    private static string Study(string settings) => Letters.With("  alpha = 0.1\n", $"  {settings}\n  llm = reader\n  alpha = 0.1\n")
        .Replace("burn_in = 60 labels", "burn_in = 150 labels", StringComparison.Ordinal)
        .Replace("human coders {", Second + "human coders {", StringComparison.Ordinal);

    private static string Codes(string text) => string.Join(", ", Compiled.Codes(text).Order(StringComparer.Ordinal));
}
