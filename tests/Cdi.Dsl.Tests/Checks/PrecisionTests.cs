using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>What is computed with more digits than a double has, and what is refused.</summary>
public class PrecisionTests
{
    [Theory]
    [InlineData("  model = linear(y ~ a + I(a^2) + offset(b))\n  target = coefficient(a)", "")]
    [InlineData("  model = linear(y ~ a:b + I(a/b))\n  target = coefficient(a:b)", "")]
    [InlineData("  target = mean(y)", "")]
    [InlineData("  target = variance(y)", "")]
    [InlineData("  target = standard_deviation(y)", "")]
    [InlineData("  target = correlation(y, z)", "")]
    [InlineData("  target = correlation(y, a)", "CDI5080")]
    [InlineData("  target = median(y)", "CDI5080")]
    [InlineData("  target = mean(y)\n  by = h", "CDI5080")]
    [InlineData("  model = poisson(y ~ a)\n  target = coefficient(a)", "CDI5080")]
    [InlineData("  model = linear(y ~ a + z)\n  target = coefficient(a)", "CDI5080")]
    [InlineData("  model = linear(y ~ a | g)\n  target = coefficient(a)", "CDI5080")]
    [InlineData("  model = iv(y ~ a, instruments = b)\n  target = coefficient(a)", "CDI5080")]
    [InlineData("  model = linear(y ~ log(a))\n  target = coefficient(log(a))", "CDI5082")]
    [InlineData("  model = linear(y ~ poly(a, 2))\n  target = coefficient(`poly(a, 2)1`)", "CDI5082")]
    [InlineData("  model = linear(y ~ a + offset(sqrt(b)))\n  target = coefficient(a)", "CDI5082")]
    public void Least_squares_and_moments_of_numbers_are_served(string estimand, string codes) => Assert.Equal(codes, Codes(Spec(estimand)));

    [Fact]
    public void Predictions_have_no_decimals() => Assert.Equal(
        "CDI5081", Codes(Spec("  target = mean(y)").Replace("report {", "llm reader {\n  outcome = y\n  recorded {\n    label = said\n  }\n"
            + "  on_failure = annotate\n}\n\nreport {\n  compare = [llm_only]", StringComparison.Ordinal)));

    [Fact]
    public void Trials_of_an_experiment_have_no_decimals() => Assert.Contains("CDI1007", Compiled.Codes(Spec("  target = mean(y)").Replace(
        "report {", "experiment trials {\n  vary budget = [20 labels]\n}\n\nreport {", StringComparison.Ordinal)));

    [Fact]
    public void Labels_stand_in_one_column_of_the_corpus()
    {
        var spec = Spec("  target = mean(y)");
        Assert.Equal("CDI5083", Codes(spec.Replace("recorded {\n    label = y", "recorded {\n    source = \"more.csv\"\n    key = id\n    label = y",
            StringComparison.Ordinal)));
    }

    [Fact]
    public void The_plan_says_it_and_without_the_word_numbers_are_doubles()
    {
        var spec = Spec("  target = mean(y)");
        Assert.Equal(NumberPrecision.Extended, Compiled.Text(spec).Plan?.Inference.Precision);
        Assert.Equal(NumberPrecision.Double, Compiled.Text(spec.Replace("  precision = extended\n", "", StringComparison.Ordinal)).Plan?.Inference.Precision);
    }

    private static string Codes(string text) => string.Join(", ", Compiled.Codes(text).Distinct());

    private static string Spec(string estimand) => $$"""
        cdi 1

        study digits

        corpus texts { // allow CDI2011: a test
          source = "data.csv"
          key = text
          text: id from id
          a: number from a
          b: number from b
          g: factor from g
          h: indicator from h
        }

        outcome y number 0..100 {
        }

        outcome z number 0..100 {
        }

        human people {
          outcome = y
          recorded {
            label = y
          }
        }

        human others {
          outcome = z
          recorded {
            label = z
          }
        }

        estimand one {
        {{estimand}}
        }

        sampling {
          given = uniform
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.1
          familywise = none
          precision = extended
        }

        report {
          write = [json]
        }
        """;
}
