using System.Globalization;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Two-stage least squares under every method and both targets, with annotated outcome and regressor, and what is said of instruments.</summary>
public sealed class InstrumentTests
{
    private const string Methods = "[human_only, llm_only, ppi, ppi_tuned, dsl, confidence_driven]";

    [Theory]
    [InlineData("population", "", "sandwich")]
    [InlineData("population", "\n  cluster = town", "cr2")]
    [InlineData("population", "", "bootstrap, replicates = 60, refit = full")]
    [InlineData("corpus", "", "sandwich")]
    public void Every_method_estimates_annotated_outcomes_and_regressors(string target, string cluster, string variance)
    {
        using var session = new CommandSession();
        var methods = variance == "cr2" ? "[human_only]" : Methods;
        var primary = variance == "cr2" ? "human_only" : "calibrated";
        string[] models = ["iv(score ~ x + w, instruments = near + far + w)", "iv(score ~ delay + w, instruments = near + far + w)",
            "iv(y ~ delay + w, instruments = near + far + w)", "iv(score ~ rude[yes] + w, instruments = near + far + w)"];
        var spec = Spec(models, ["x", "delay", "delay", "`rude[yes]`"], target, cluster, variance).Replace("METHODS", methods, StringComparison.Ordinal)
            .Replace("PRIMARY", primary, StringComparison.Ordinal);
        var estimates = Run(session, spec, Csv([.. Enumerable.Range(0, 240)]));
        var count = variance == "cr2" ? 1 : 7;
        Assert.Equal(4 * 3 * count, estimates.Count);
        var other = Run(session, spec, Csv([.. Enumerable.Range(0, 240).OrderBy(row => row * 77 % 240)]));
        foreach (var (one, again) in estimates.Zip(other))
        {
            Assert.Equal(one.Name, again.Name);
            Assert.True(double.IsFinite(one.Point) && one.Error > 0, one.ToString());
            Assert.Equal(one.Point, again.Point, 1e-8 * (1 + Math.Abs(one.Point)));
            if (one.Name.Contains("human_only", StringComparison.Ordinal)) Assert.Equal(one.Error, again.Error, 1e-8 * (1 + one.Error));
        }

        // The effect of x is 2, and that of delay, x with an error that instruments do not know.
        foreach (var row in estimates.Where(row => row.Name.EndsWith(" human_only x", StringComparison.Ordinal)
            || row.Name.EndsWith(" human_only delay", StringComparison.Ordinal)))
            Assert.InRange(row.Point, 2 - (5 * row.Error), 2 + (5 * row.Error));
    }

    [Fact]
    public void Report_and_result_say_what_instruments_say()
    {
        using var session = new CommandSession();
        string[] models = ["iv(score ~ x + w, instruments = near + far + w)", "iv(score ~ x + w, instruments = noise + w)"];
        var spec = Spec(models, ["x", "x"], "population", "", "sandwich")
            .Replace("METHODS", "[human_only]", StringComparison.Ordinal).Replace("PRIMARY", "calibrated", StringComparison.Ordinal);
        session.Write("rows.csv", Csv([.. Enumerable.Range(0, 240)]));
        session.Write("reference.cdi", spec);
        var run = session.Cdi("run reference.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("warning CDI9206: Instruments of `x` are weak: F = ", run.Error, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var facts = result.RootElement.GetProperty("instruments").EnumerateArray().ToList();
        Assert.Equal(["(Intercept)", "near", "far", "w"], facts[0].GetProperty("names").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(1, facts[0].GetProperty("sargan").GetProperty("df1").GetInt32());
        Assert.Equal(JsonValueKind.Null, facts[1].GetProperty("sargan").ValueKind);
        Assert.InRange(facts[1].GetProperty("first_stage")[0].GetProperty("statistic").GetDouble(), 0, 10);
        var report = session.Read("out/report.md").Replace('\u00a0', ' ');
        Assert.Contains("Coefficients of first are those of two-stage least squares, with the instruments (Intercept), near, far, w", report,
            StringComparison.Ordinal);
        Assert.Contains("That instruments do not contradict one another (Sargan): χ² = ", report, StringComparison.Ordinal);
        var design = session.Cdi("explain reference.cdi --stage design").Output;
        Assert.Contains("first, instruments", design, StringComparison.Ordinal);
    }

    private static List<Row> Run(CommandSession session, string spec, string csv)
    {
        session.Write("rows.csv", csv);
        session.Write("reference.cdi", spec);
        var run = session.Cdi("run reference.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => new Row(
            $"{row.GetProperty("estimand").GetString()} {row.GetProperty("method").GetString()} {row.GetProperty("term").GetString()}",
            row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }

    private static string Spec(string[] models, string[] terms, string target, string cluster, string variance) => $$"""
        cdi 1

        study reference

        corpus rows { // allow CDI2011: a test
          source = "rows.csv"
          key = row
          row: id from row
          town: factor from town
          near: number from near
          far: number from far
          noise: number from noise
          w: number from w
          x: number from x
          y: number from y
        }

        outcome score number -1000..1000 {
        }

        outcome delay number -1000..1000 {
        }

        outcome rude {
          yes = "Rude"
          no = "Civil"
        }

        llm reader {
          outcome = score
          on_failure = annotate
          recorded {
            label = machine // allow CDI9030: a test
          }
        }

        llm clock {
          outcome = delay
          on_failure = annotate
          recorded {
            label = heard // allow CDI9030: a test
          }
        }

        llm judge {
          outcome = rude
          on_failure = annotate
          recorded {
            label = guess where { yes = yes, no = no } // allow CDI9030: a test
          }
        }

        human people {
          outcome = score
          recorded {
            label = human
          }
        }

        human couriers {
          outcome = delay
          recorded {
            label = told
          }
        }

        human readers {
          outcome = rude
          recorded {
            label = read where { yes = yes, no = no }
          }
        }

        {{string.Join("\n\n", models.Select((model, index) => $$"""
            estimand {{Names[index]}} {
              model = {{model}}
              target = coefficient({{terms[index]}}){{cluster}}
            }
            """))}}

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = PRIMARY
          generalise = {{target}}{{(target == "corpus" ? "" : "\n  variance = " + variance)}}
          interval = wald
          alpha = 0.1
          familywise = none
        }

        report {
          compare = METHODS
          write = [json, markdown]
        }
        """;

    private static readonly string[] Names = ["first", "second", "third", "fourth"];

    // Numbers by a linear congruence, so that the table is the same everywhere.
    private static string Csv(int[] order)
    {
        var state = 20261128u;
        double Next() => (state = (state * 1664525u) + 1013904223u) / 4294967296.0;
        var rows = new List<string>();
        for (var row = 0; row < 240; row++)
        {
            var (near, far, noise, w, hidden) = (Next(), Next(), Next(), Next(), Next());
            var x = (2 * near) + far + hidden + (0.3 * Next());
            var score = 1 + (2 * x) - w + (3 * hidden) + Next();
            var machine = score + (2 * Next()) - (0.5 * w);
            var (delay, other) = (x + (0.4 * Next()), 1 + (2 * x) - w + (3 * hidden) + Next());
            var heard = delay + (0.5 * Next());
            var rude = x > 2 ? "yes" : "no";
            var guess = Next() < 0.85 ? rude : rude == "yes" ? "no" : "yes";
            var isLabelled = row % 2 == 0;
            double[] numbers = [near, far, noise, w, x, other];
            rows.Add(string.Create(CultureInfo.InvariantCulture,
                $"r{row},t{row % 29},{string.Join(',', numbers.Select(Text))},{Text(machine)},{Text(heard)},{guess},")
                + (isLabelled ? $"{Text(score)},{Text(delay)},{rude}" : ",,"));
        }

        return "row,town,near,far,noise,w,x,y,machine,heard,guess,human,told,read\n" + string.Join('\n', order.Select(row => rows[row])) + "\n";
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private sealed record Row(string Name, double Point, double Error);
}
