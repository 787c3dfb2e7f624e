using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>Agreement of people with one another as the author writes it, and what is refused.</summary>
public class RaterAgreementCheckTests
{
    [Theory]
    [InlineData("fleiss_kappa()", "CDI2014")]
    [InlineData("fleiss_kappa(tone[hostile])", "CDI2014")]
    [InlineData("fleiss_kappa(tone, level = nominal)", "CDI2014")]
    [InlineData("fleiss_kappa(mood)", "CDI2015")]
    [InlineData("fleiss_kappa(tone, nobody)", "CDI2015")]
    [InlineData("fleiss_kappa(warmth)", "CDI2132")]
    [InlineData("observed_agreement(tone, scorers)", "CDI2014")]
    [InlineData("krippendorff_alpha(tone, level = absolute)", "CDI2014")]
    [InlineData("krippendorff_alpha(tone, level = ordinal)", "CDI2132")]
    [InlineData("krippendorff_alpha(tone, level = interval)", "CDI2132")]
    [InlineData("krippendorff_alpha(tone, level = ratio, values = [0, 0, 1])", "CDI2132")]
    [InlineData("krippendorff_alpha(tone, level = interval, values = [1, 2])", "CDI2014")]
    [InlineData("krippendorff_alpha(warmth, level = ratio)", "CDI2132")]
    [InlineData("krippendorff_alpha(tone)\n  null = 1", "CDI2014")]
    [InlineData("fleiss_kappa(tone)\n  interval_scale = log_odds", "CDI3009")]
    public void A_wrong_agreement_is_one_diagnostic(string target, string code) => Assert.Equal([code], Compiled.Codes(Study(target)));

    [Theory]
    [InlineData("observed_agreement(tone)", "observed_agreement(tone)", "log(θ₀) − log(1 − θ₀)", "observed_agreement")]
    [InlineData("observed_agreement(tone)\n  interval_scale = proportion", "observed_agreement(tone)", "θ₀", "observed_agreement")]
    [InlineData("ac1(tone, coders)", "ac1(tone, coders)", null, "disagreement, share of civil, share of mild")]
    [InlineData("krippendorff_alpha(tone)", "krippendorff_alpha(tone, level = nominal)", null, "share of civil, share of mild, disagreement, 1 / labels")]
    [InlineData("krippendorff_alpha(tone, level = interval, values = [-1, 0, 2.5])", "krippendorff_alpha(tone, level = interval, values = [-1, 0, 2.5])",
        null, "share of civil, share of mild, disagreement, 1 / labels")]
    [InlineData("krippendorff_alpha(warmth)", "krippendorff_alpha(warmth, level = interval)",
        null, "disagreement, mean square, mean, 1 / labels")]
    public void An_agreement_lowers_to_a_function_of_ratios(string target, string shown, string? value, string parameters)
    {
        var estimand = Compiled.Text(Study(target)).Plan?.Estimands[0];
        Assert.NotNull(estimand);
        Assert.Equal(shown, estimand.Shown);
        if (value is not null) Assert.Equal(value, Assert.Single(estimand.Targets).Value.ToString());
        Assert.Equal(parameters, string.Join(", ", estimand.Loss.Parameters));
        Assert.Equal(estimand.Loss.Columns.Count, estimand.Ratings.Count);
    }

    [Fact]
    public void What_only_the_study_tells_is_said_of_it()
    {
        var study = Study("fleiss_kappa(tone)");
        Assert.Equal([], Compiled.Codes(study));
        Assert.Equal(["CDI2130"], Compiled.Codes(study.Replace("method = human_only", "method = dsl", StringComparison.Ordinal)));
        Assert.Equal(["CDI2130"], Compiled.Codes(study + "report {\n  compare = [llm_only]\n}\n"));
        Assert.Equal(["CDI2131"], Compiled.Codes(study.Replace("    annotator = coder\n", "", StringComparison.Ordinal)
            .Replace("  nonresponse = weights\n", "", StringComparison.Ordinal)));
        Assert.Equal(["CDI2133"], Compiled.Codes(study.Replace("given = uniform", "budget = 300 labels\n  design = leverage", StringComparison.Ordinal)));
        Assert.Equal([], Compiled.Codes(study.Replace("given = uniform", "budget = 300 labels\n  design = uniform", StringComparison.Ordinal)));
    }

    private static string Study(string target) => $$"""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          rows = 3000 texts
          key = letter
          letter: id from letter
        }

        outcome tone {
          hostile = "Hostile"
          civil = "Civil"
          mild = "Mild"
        }

        outcome warmth number 0..10 {
        }

        llm reader {
          outcome = tone
          on_failure = annotate
          recorded {
            label = answer
          }
        }

        human coders {
          outcome = tone
          question = "How does this letter read?"
          nonresponse = weights
          recorded {
            source = "coders.csv"
            key = letter
            annotator = coder
            label = said
          }
        }

        human scorers {
          outcome = warmth
          question = "How warm is it?"
          recorded {
            source = "scores.csv"
            key = letter
            annotator = scorer
            label = score
          }
        }

        estimand agreeing {
          target = {{target}}
        }

        sampling {
          given = uniform
          seed = 20240611
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.05
        }

        """;
}
