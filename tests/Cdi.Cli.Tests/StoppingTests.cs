using System.Globalization;
using System.Text;
using System.Text.Json;
using Cdi.Cli.Tests.Collecting;

namespace Cdi.Cli.Tests;

/// <summary>Studies that stop where intervals are narrow, by <c>stop</c> of <c>sampling</c>.</summary>
public sealed class StoppingTests
{
    [Fact]
    public void A_study_that_stops_reports_the_interval_of_its_sequence()
    {
        using var session = new CommandSession();
        var run = Run(session, "half_width[share] <= 0.09");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var stopping = result.RootElement.GetProperty("stopping");
        Assert.True(stopping.GetProperty("met").GetBoolean());
        Assert.Equal(("half_width[share] <= 0.09", "confidence_sequence", 0.9), (stopping.GetProperty("rule").GetString(),
            stopping.GetProperty("intervals").GetString(), stopping.GetProperty("level").GetDouble()));
        var labels = stopping.GetProperty("labels").GetInt32();
        Assert.InRange(labels, 100, 350);

        // Σ wy/Σw with w = 1/π of draws.csv, (1 − f)s²/m of blocks, and c of labels in units of what they leave unknown.
        var drawn = Draws(session);
        Assert.Equal(labels, drawn.Count);
        var point = drawn.Sum(row => row.Label / row.Probability) / drawn.Sum(row => 1 / row.Probability);
        double Spread(IEnumerable<double> values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Count() - 1);
        var blocks = drawn.GroupBy(row => row.Block, row => row.Label).ToList();
        var variance = blocks.Sum(block => block.Count() * Spread(block)) / labels * (1 - (labels / 2000.0)) / labels;
        double Time(double count) => count / (1 - (count / 2000));
        var tau = 4.6;
        for (var step = 0; step < 200; step++) tau = Math.Log(1 + tau) - (2 * Math.Log(0.1));
        tau *= Time(labels) / Time(200);
        var c = Math.Sqrt((1 + (1 / tau)) * (Math.Log(1 + tau) - (2 * Math.Log(0.1))));
        Assert.Equal(c, stopping.GetProperty("critical_value").GetDouble(), 1e-9);
        var share = Estimate(result, "share");
        Assert.Equal(point, share.GetProperty("point").GetDouble(), 1e-9);
        Assert.Equal(Math.Sqrt(variance), share.GetProperty("se").GetDouble(), 1e-6);
        var half = (share.GetProperty("upper").GetDouble() - share.GetProperty("lower").GetDouble()) / 2;
        Assert.Equal(c * Math.Sqrt(variance), half, 1e-6);
        Assert.InRange(half, 0, 0.09);
        Assert.Equal(0.9, share.GetProperty("level").GetDouble());

        // The gap was not to be narrow, and has the same level whenever the study stops.
        Assert.Equal(0.9, Estimate(result, "gap").GetProperty("level").GetDouble());
        var report = session.Read("out/report.md");
        Assert.Matches($@"that was so, with {labels}\slabels of 400", report);
        Assert.Contains("anytime-valid asymptotic confidence sequence", report, StringComparison.Ordinal);
        Assert.Contains("not reached", report, StringComparison.Ordinal);
        Assert.Contains("not reached", session.Read("out/report.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("CDI9330", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_that_is_spent_first_is_said_and_its_intervals_hold_at_every_look_too()
    {
        using var session = new CommandSession();
        var run = Run(session, "half_width <= 0.01");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Contains("warning CDI9330: The budget of 400 labels is spent, and `stop = half_width <= 0.01` does not hold in `share`: ", run.Error,
            StringComparison.Ordinal);
        Assert.Equal(3, run.Error.Split("CDI9330:").Length);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        Assert.Equal((false, 400), (result.RootElement.GetProperty("stopping").GetProperty("met").GetBoolean(),
            result.RootElement.GetProperty("stopping").GetProperty("labels").GetInt32()));
        var share = Estimate(result, "share");
        var errors = (share.GetProperty("upper").GetDouble() - share.GetProperty("lower").GetDouble()) / 2 / share.GetProperty("se").GetDouble();
        Assert.InRange(errors, 2.76, 2.9);
        Assert.Contains("the budget was spent before that was so", session.Read("out/report.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error", "")]
    [InlineData("uniform", "")]
    [InlineData("stratified", "  strata = long\n")]
    public void A_live_study_draws_no_further_round_and_says_why(string design, string more)
    {
        using var live = new LiveSession();
        var rounds = design != "uniform" ? "" : "  burn_in = 16 labels\n  rounds = 2\n";
        var spec = LiveSession.Spec(design: design).Replace("  design = ", $"{rounds}  stop = half_width <= 0.4\n{more}  design = ",
            StringComparison.Ordinal);
        live.Session.Write("study.cdi", spec);
        live.Complete();
        var status = live.Cdi("status study.cdi").Output;
        Assert.Contains("stopped: `half_width <= 0.4` holds, and no further round is drawn", status, StringComparison.Ordinal);
        Assert.Contains("budget: 12 of 40 labels left", status, StringComparison.Ordinal);
        Assert.Contains("Sampling stopped, for `half_width <= 0.4` holds.", live.Cdi("next study.cdi").Output, StringComparison.Ordinal);
        var run = live.Cdi("run study.cdi --quiet --out live");
        Assert.True(run.Code == ExitCode.Success, run.ToString());

        // What is recorded stops in the same place.
        using var recorded = new LiveSession();
        recorded.Session.Write("study.cdi", spec.Replace("reward = 0.25 EUR\n",
            "reward = 0.25 EUR\n  recorded {\n    label = people where { yes = Y, no = N }\n  }\n", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, recorded.Cdi("run study.cdi --quiet --out live").Code);
        Assert.Equal(recorded.Session.Read("live/draws.csv"), live.Session.Read("live/draws.csv"));

        // A closer bound goes on; a study that had none cannot begin to look.
        live.Session.Write("study.cdi", spec.Replace("<= 0.4", "<= 0.01", StringComparison.Ordinal));
        Assert.Contains("12 texts to label", live.Cdi("next study.cdi").Output, StringComparison.Ordinal);
        live.Session.Write("study.cdi", spec.Replace("  stop = half_width <= 0.4\n", "", StringComparison.Ordinal));
        Assert.Contains("sampling.stop", live.Cdi("next study.cdi").Error, StringComparison.Ordinal);
    }

    private static Transcript Run(CommandSession session, string rule)
    {
        var rows = new StringBuilder("key,body,x,label\n");
        var random = new Random(7);
        for (var row = 0; row < 2000; row++)
        {
            var x = random.Next(2);
            rows.Append(CultureInfo.InvariantCulture, $"t{row},Text {row},{x},{(random.NextDouble() < 0.35 + (0.2 * x) ? "a" : "b")}\n");
        }

        session.Write("d.csv", rows.ToString());
        session.Write("early.cdi", $$"""
            cdi 1

            study early

            corpus texts {
              source = "d.csv"
              key = key
              key: id from key
              body: text from body
              x: indicator from x
            }

            outcome tone {
              A = "Polite"
              B = "Impolite"
            }

            human people {
              question = "Polite?"
              recorded {
                label = label where { a = A, b = B }
              }
            }

            estimand share {
              target = prevalence(tone[A])
            }

            estimand gap {
              target = difference(prevalence(tone[A]), x)
            }

            sampling {
              budget = 400 labels
              burn_in = 50 labels
              rounds = 7
              design = uniform
              stop = {{rule}}
              seed = 5
            }

            inference {
              method = human_only
              generalise = corpus
              alpha = 0.1
              interval = wald
              familywise = none
            }

            """);
        return session.Cdi("run early.cdi --quiet --out out");
    }

    private static JsonElement Estimate(JsonDocument result, string name) =>
        result.RootElement.GetProperty("estimates").EnumerateArray().First(row => row.GetProperty("estimand").GetString() == name);

    private static List<(string Block, double Probability, double Label)> Draws(CommandSession session)
    {
        var labels = session.Read("d.csv").Split('\n')[1..^1].Select(line => line.Split(',')).ToDictionary(
            cells => cells[0], cells => cells[3] == "a" ? 1.0 : 0);
        return [.. session.Read("out/draws.csv").Split('\n')[1..^1].Select(line => line.Split(',')).Where(cells => cells[6] == "TRUE")
            .Select(cells => (cells[2], double.Parse(cells[5], CultureInfo.InvariantCulture), labels[cells[4].Trim('"')]))];
    }
}
