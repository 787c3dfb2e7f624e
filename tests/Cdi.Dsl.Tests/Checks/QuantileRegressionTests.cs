namespace Cdi.Dsl.Tests.Checks;

/// <summary>What a quantile regression can be asked, and which variances it has.</summary>
public class QuantileRegressionTests
{
    [Theory]
    [InlineData("quantile_regression(mails ~ x + g, tau = 0.9)", "")]
    [InlineData("quantile_regression(mails ~ x * poly(theta, 2), tau = 0.5)", "")]
    [InlineData("quantile_regression(mails ~ x)", "CDI2014")]
    [InlineData("quantile_regression(mails ~ x, tau = 0)", "CDI2014")]
    [InlineData("quantile_regression(mails ~ x, tau = 1)", "CDI2014")]
    [InlineData("quantile_regression(mails ~ x, level = 0.5)", "CDI2014")]
    [InlineData("quantile_regression(tone[warm] ~ x, tau = 0.5)", "CDI2014")]
    [InlineData("quantile_regression(x ~ mails + theta, tau = 0.5)", "CDI1007")]
    [InlineData("quantile_regression(mails ~ x + tone[warm], tau = 0.5)", "CDI1007")]
    [InlineData("quantile_regression(mails ~ x + offset(theta), tau = 0.5)", "CDI1007")]
    [InlineData("quantile_regression(mails ~ x | g, tau = 0.5)", "CDI2041")]
    [InlineData("rq(mails ~ x, tau = 0.5)", "CDI1005")]
    public void A_number_has_one_on_columns(string model, string code) => Assert.Equal(code, First(Study(model)));

    [Theory]
    [InlineData("sandwich", "")]
    [InlineData("iid", "")]
    [InlineData("nid", "")]
    [InlineData("ker", "")]
    [InlineData("hc0", "")]
    [InlineData("hc1", "")]
    [InlineData("hc2", "CDI2140")]
    [InlineData("hc3", "CDI2140")]
    [InlineData("model", "CDI2140")]
    [InlineData("quasi", "CDI2140")]
    [InlineData("bootstrap", "CDI2140")]
    public void Its_variances_are_those_of_a_score_with_steps(string word, string code) =>
        Assert.Equal(code, First(Study("quantile_regression(mails ~ x, tau = 0.5)", $"variance = {word}")));

    [Theory]
    [InlineData("interval = wald", "")]
    [InlineData("interval = test_inversion", "CDI2140")]
    [InlineData("interval = bca", "CDI2140")]
    public void Its_intervals_are_those_of_its_variance(string line, string code) =>
        Assert.Equal(code, First(Study("quantile_regression(mails ~ x, tau = 0.5)", line)));

    [Theory]
    [InlineData("iid")]
    [InlineData("nid")]
    [InlineData("ker")]
    public void Other_estimands_and_other_methods_do_not_have_them(string word)
    {
        Assert.Equal("CDI2141", First(Study("linear(mails ~ x)", $"variance = {word}")));
        Assert.Equal("CDI5025", First(Study("quantile_regression(mails ~ x, tau = 0.5)", $"variance = {word}", "ppi")));
    }

    [Fact]
    public void It_is_shown_as_it_is_written_and_asks_for_its_level()
    {
        var estimand = Compiled.Text(Study("quantile_regression(mails ~ x, tau = 0.25)")).Plan?.Estimands[0];
        Assert.Equal("quantile_regression(mails ~ 1 + x, tau = 0.25), coefficient(x)", estimand?.Shown);
        Assert.Equal(0.25, estimand?.RegressionLevel);
    }

    private static string First(string study) => Compiled.Text(study).Diagnostics.FirstOrDefault(diagnostic => diagnostic.IsError)?.Code ?? "";

    private static string Study(string model, string line = "", string method = "human_only") => $$"""
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
          target = coefficient({{(model.Contains("~ mails", StringComparison.Ordinal) ? "theta" : "x")}})
        }

        sampling {
          given = uniform
        }

        inference {
          method = {{method}}
          generalise = population
          alpha = 0.1
          {{line}}
        }
        """;
}
