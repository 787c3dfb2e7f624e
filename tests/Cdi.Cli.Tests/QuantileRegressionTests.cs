using System.Globalization;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Quantile regressions under every method and both targets, their predictions, and what is said of them.</summary>
public sealed class QuantileRegressionTests
{
    [Theory]
    [InlineData("population", "")]
    [InlineData("corpus", "\n  cluster = town")]
    public void Every_method_estimates_them_in_whatever_order_rows_are(string target, string cluster)
    {
        using var session = new CommandSession();
        var spec = Spec(target, "[human_only, llm_only, ppi, ppi_tuned, dsl, confidence_driven]", cluster);
        var estimates = Run(session, spec, Csv([.. Enumerable.Range(0, 240)]), out var report);
        var other = Run(session, spec, Csv([.. Enumerable.Range(0, 240).OrderBy(row => row * 77 % 240)]), out _);
        Assert.Equal(7 * (3 + 1), estimates.Count);
        foreach (var (one, again) in estimates.Zip(other))
        {
            Assert.Equal(one.Name, again.Name);
            Assert.True(double.IsFinite(one.Point) && one.Error > 0, one.ToString());
            Assert.Equal(one.Point, again.Point, 1e-9);
        }

        // P(score < 1 + 2x + 2g + e) is .75 where e is the upper quartile of noise that is uniform on [0, 3].
        Assert.All(estimates.Where(row => row.Name.StartsWith("upper ", StringComparison.Ordinal) && row.Name.EndsWith(" x", StringComparison.Ordinal)
            && !row.Name.Contains("llm", StringComparison.Ordinal)),
            row => Assert.InRange(row.Point, 2 - (5 * row.Error), 2 + (5 * row.Error)));
        double At(string name) => estimates.First(row => row.Name == name).Point;
        Assert.Equal(At("upper human_only (Intercept)") + At("upper human_only x"),
            estimates.First(row => row.Name.StartsWith("predictions human_only", StringComparison.Ordinal)).Point, 1e-9);
        Assert.Contains("conditional quantile at the level 0.75", report, StringComparison.Ordinal);
    }

    private static List<(string Name, double Point, double Error)> Run(CommandSession session, string spec, string csv, out string report)
    {
        session.Write("rows.csv", csv);
        session.Write("study.cdi", spec);
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run + spec);
        report = session.Read("out/report.md");
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row => (
            $"{row.GetProperty("estimand").GetString()} {row.GetProperty("method").GetString()} {row.GetProperty("term").GetString()}",
            row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }

    private static string Spec(string target, string methods, string cluster) => $$"""
        cdi 1

        study quartiles

        corpus rows { // allow CDI2011: a test
          source = "rows.csv"
          key = row
          row: id from row
          town: id from town
          x: number from x
          g: factor("a", "b") from g
        }

        outcome score number -100..100 {
        }

        llm machine {
          on_failure = annotate
          recorded {
            label = machine // allow CDI9030: a test
          }
        }

        human people {
          recorded {
            label = human
          }
        }

        estimand upper {
          model = quantile_regression(score ~ x + g, tau = 0.75)
          target = coefficient(x){{cluster}}
        }

        estimand predictions {
          model = quantile_regression(score ~ x + g, tau = 0.75)
          target = predicted(x = 1, g = "a"){{cluster}}
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = calibrated
          generalise = {{target}}
          interval = wald
          alpha = 0.1
          familywise = none
        }

        report {
          compare = {{methods}}
          write = [json, markdown]
        }
        """;

    // Numbers by a linear congruence, so that the table is the same everywhere.
    private static string Csv(int[] order)
    {
        var state = 20261127u;
        double Next() => (state = (state * 1664525u) + 1013904223u) / 4294967296.0;
        var rows = new List<string>();
        for (var row = 0; row < 240; row++)
        {
            var (x, g) = (Next(), Next() < 0.5 ? "a" : "b");
            var score = 1 + (2 * x) + (g == "b" ? 2 : 0) + (3 * Next());
            var machine = score + Next() - 0.3;
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"r{row},t{row % 29},{x:R},{g},{machine:R},") + (row % 2 == 0
                ? score.ToString("R", CultureInfo.InvariantCulture) : ""));
        }

        return "row,town,x,g,machine,human\n" + string.Join('\n', order.Select(row => rows[row])) + "\n";
    }
}
