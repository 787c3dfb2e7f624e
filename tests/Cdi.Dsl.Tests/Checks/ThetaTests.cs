using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Tests.Checks;

/// <summary>Negative binomial models whose θ is estimated: what they report, and what is refused for want of the expectation of log Γ(v + θ).</summary>
public class ThetaTests
{
    [Fact]
    public void Theta_follows_the_coefficients_with_an_interval_on_its_logarithm()
    {
        var estimand = Compiled.Text(Study("negative_binomial(mails ~ x)")).Plan?.Estimands[0];
        Assert.NotNull(estimand);
        Assert.Equal(["(Intercept)", "x", "theta"], estimand.Targets.Select(target => target.Term));
        Assert.Equal([TargetScale.LogRate, TargetScale.LogRate, TargetScale.CoefficientByLogarithm], estimand.Targets.Select(target => target.Scale));
        Assert.True(estimand.Loss.MayBeNonConvex);
    }

    [Fact]
    public void A_given_theta_is_none() =>
        Assert.Equal(2, Compiled.Text(Study("negative_binomial(mails ~ x, theta = 2)")).Plan?.Estimands[0].Targets.Count);

    [Theory]
    [InlineData("negative_binomial(mails ~ x)", "human_only", "")]
    [InlineData("negative_binomial(mails ~ x)", "confidence_driven", "")]
    [InlineData("negative_binomial(mails ~ x)", "ppi", "")]
    [InlineData("negative_binomial(mails ~ x)", "ppi_tuned", "")]
    [InlineData("negative_binomial(mails ~ x)", "calibrated", "CDI1007")]
    [InlineData("negative_binomial(mails ~ x)", "dsl", "CDI1007")]
    [InlineData("negative_binomial(mails ~ x, theta = 2)", "calibrated", "")]
    [InlineData("negative_binomial(tone[warm] ~ x)", "human_only", "CDI2014")]
    [InlineData("negative_binomial(mails ~ theta)", "human_only", "CDI2014")]
    [InlineData("negative_binomial(mails ~ theta, theta = 2)", "human_only", "")]
    [InlineData("negative_binomial(mails ~ x, theta = 0)", "human_only", "CDI2014")]
    [InlineData("negative_binomial(mails ~ x | g)", "human_only", "CDI2041")]
    public void What_has_no_expectation_is_refused(string model, string method, string code)
    {
        var result = Compiled.Text(Study(model, method));
        Assert.Equal(code, result.Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError)?.Code ?? "");
    }

    [Fact]
    public void A_dispersion_beside_theta_is_refused() => Assert.Contains(
        Compiled.Text(Study("negative_binomial(mails ~ x)", "human_only", "variance = quasi")).Diagnostics, diagnostic => diagnostic.Code == "CDI1007");

    private static string Study(string model, string method = "human_only", string variance = "") => $$"""
        cdi 1

        study manners

        corpus requests {
          source = "data.csv"
          key = ticket
          ticket: id from ticket
          x: number from x
          theta: number from theta
          g: factor("a", "b") from g
        }

        outcome mails number 0..1000 {
        }

        outcome tone {
          warm = "Warm"
          cold = "Cold"
        }

        llm counter {
          model = "m-2025-01-01"
          outcome = mails
          on_failure = annotate
          recorded {
            label = said
          }
        }

        llm reader {
          model = "m-2025-01-01"
          outcome = tone
          on_failure = annotate
          recorded {
            label = read
          }
        }

        human people {
          question = "How many mails followed?"
          outcome = mails
          recorded {
            label = mails
          }
        }

        human readers {
          question = "Is it warm?"
          outcome = tone
          recorded {
            label = tone
          }
        }

        estimand rate {
          model = {{model}}
          target = coefficient({{(model.Contains("~ theta", StringComparison.Ordinal) ? "theta" : "x")}})
        }

        sampling {
          given = uniform
        }

        inference {
          method = {{method}}
          generalise = population
          alpha = 0.1
          {{variance}}
        }
        """;
}
