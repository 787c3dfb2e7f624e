using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>`cdi plan`: what it forecasts from some labels against runs that have as many as it forecasts for.</summary>
public sealed class PlanTests
{
    private const int Texts = 2400;
    private const int Pilot = 400;

    [Theory]
    [InlineData("corpus")]
    [InlineData("population")]
    public void A_forecast_is_the_standard_error_of_a_run_with_so_many_labels(string target)
    {
        using var session = Session(target, Pilot);
        var plan = session.Cdi("plan plan.cdi --labels 200,1200 --format json");
        Assert.Equal(ExitCode.Success, plan.Code);
        var forecast = Terms(plan.Output);
        foreach (var labels in (int[])[200, 1200])
        {
            Write(session, target, labels);
            Assert.Equal(ExitCode.Success, session.Cdi("run plan.cdi --quiet --out out").Code);
            using var result = JsonDocument.Parse(session.Read("out/result.json"));
            foreach (var row in result.RootElement.GetProperty("estimates").EnumerateArray().Where(row => row.GetProperty("valid").GetBoolean()))
            {
                if (!forecast.TryGetValue(Key(row), out var each)) continue;
                var said = each.First(one => one.Labels == labels).Error;

                // A standard error of m labels of an event has itself a relative error of about 1/√(2m): .05 with 200, .035 with the pilot's; three of both.
                Assert.InRange(said / row.GetProperty("statistic_se").GetDouble(), 0.82, 1.22);
            }
        }

        Assert.Equal(6, forecast.Count);
    }

    [Fact]
    public void It_says_how_many_labels_reach_what_is_wished_and_what_the_model_is_worth()
    {
        using var session = Session("corpus", Pilot);
        var plan = session.Cdi("plan plan.cdi --half-width 0.02 --effect 0.1 --power 0.9");
        Assert.Equal(ExitCode.Success, plan.Code);
        Assert.Contains("plan: forecast from 400 labels of 2400 texts\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains("  half width 0.02: ", plan.Output, StringComparison.Ordinal);
        Assert.Contains("  a difference of 0.1, power 90 %: ", plan.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"the model takes [2-7]\d\.?\d* % off what one label adds to the variance; people alone, drawn uniformly, would need \d+ labels", plan.Output);
        Assert.Contains("USD\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains("200.00\n", plan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_population_that_the_corpus_shows_too_little_of_is_out_of_reach()
    {
        using var session = Session("population", Pilot);
        var plan = session.Cdi("plan plan.cdi --half-width 0.001");
        Assert.Contains("  half width 0.001: out of reach in a corpus of 2400 texts\n", plan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--labels 200,x", "`--labels` takes whole numbers above 0, found `x`.")]
    [InlineData("--labels 9999", "The corpus has no more than 2400 texts, and `--labels` names 9999 of them.")]
    [InlineData("--labels 200,9999", "The corpus has no more than 2400 texts, and `--labels` names 9999 of them.")]
    [InlineData("--power 2", "`--power` takes a number above .5 and below 1, found `2`.")]
    [InlineData("--half-width -1", "`--half-width` takes a number above 0, found `-1`.")]
    [InlineData("--effect nan", "`--effect` takes a number above 0, found `nan`.")]
    public void A_wrong_wish_is_named(string option, string message)
    {
        using var session = Session("corpus", Pilot);
        var plan = session.Cdi("plan plan.cdi " + option);
        Assert.Equal(ExitCode.UserError, plan.Code);
        Assert.Contains(message, plan.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_every_text_is_labelled_there_is_nothing_to_plan()
    {
        using var session = Session("corpus", Texts);
        var plan = session.Cdi("plan plan.cdi");
        Assert.Equal(ExitCode.UserError, plan.Code);
        Assert.Contains("say nothing of what more would bring", plan.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<(string, string, string), List<(int Labels, double Error)>> Terms(string json)
    {
        using var plan = JsonDocument.Parse(json);
        return plan.RootElement.GetProperty("terms").EnumerateArray().ToDictionary(
            Key,
            term => term.GetProperty("forecasts").EnumerateArray()
                .Select(each => (each.GetProperty("labels").GetInt32(), each.GetProperty("standard_error").GetDouble())).ToList());
    }

    private static (string, string, string) Key(JsonElement row) =>
        (row.GetProperty("estimand").GetString() ?? "", row.GetProperty("term").GetString() ?? "", row.GetProperty("method").GetString() ?? "");

    private static CommandSession Session(string target, int labels)
    {
        var session = new CommandSession();
        var (random, file) = (new Random(20261127), new StringBuilder("id,x,said,truth\n"));
        for (var row = 0; row < Texts; row++)
        {
            var x = random.NextDouble() < 0.5;
            var truth = random.NextDouble() < (x ? 0.6 : 0.4);
            var said = random.NextDouble() < 0.88 ? truth : !truth;
            file.Append(CultureInfo.InvariantCulture, $"t{row},{(x ? 1 : 0)},{(said ? "yes" : "no")},{(truth ? "yes" : "no")}\n");
        }

        session.Write("plan.csv", file.ToString());
        Write(session, target, labels);
        return session;
    }

    private static void Write(CommandSession session, string target, int labels) => session.Write("plan.cdi", $$"""
        cdi 1
        study plan

        corpus texts { // allow CDI2011: a file of the test
          source = "plan.csv"
          key = id
          id: id from id
          x: indicator from x
        }

        outcome mood {
          yes = "Yes"
          no = "No"
        }

        llm assistant {
          on_failure = annotate
          recorded {
            label = said where { yes = yes, no = no }
          }
        }

        human readers {
          question = "Yes or no?"
          reward = 0.50 USD
          recorded {
            label = truth where { yes = yes, no = no }
          }
        }

        estimand share {
          target = prevalence(mood[yes])
        }

        estimand slope {
          model = logistic(mood[yes] ~ 1 + x)
          target = coefficient(x)
        }

        sampling {
          budget = {{labels}} labels
          design = uniform
          seed = 5
        }

        inference {
          method = calibrated
          generalise = {{target}}
          alpha = 0.05
          familywise = none
        }

        report {
          compare = [human_only]
        }
        """);
}
