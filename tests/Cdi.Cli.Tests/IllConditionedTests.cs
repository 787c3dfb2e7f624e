using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Input that costs digits: the right ones, or a diagnostic with its code, under several methods.</summary>
public sealed class IllConditionedTests
{
    // A column times 1e12 or 1e-12 has its coefficient by as much smaller or larger, and every other number is the same.
    [Theory]
    [InlineData("linear(y ~ {0} + b)", "human_only")]
    [InlineData("linear(y ~ {0} + b)", "calibrated")]
    public void Scales_of_columns_do_not_matter(string model, string method)
    {
        var plain = Run(Spec(model, "a", method));
        foreach (var (column, scale) in new[] { ("big", 1e12), ("small", 1e-12) })
        {
            var scaled = Run(Spec(model, column, method));
            Assert.Equal(plain[1].Point, scaled[1].Point * scale, 1e-9);
            Assert.Equal(plain[1].Error, scaled[1].Error * scale, 1e-9);
            Assert.Equal(plain[2].Point, scaled[2].Point, 1e-9);
        }
    }

    // Columns that differ by 1e-10: of sixteen digits too few are left, whatever the texts weigh, is offset or absorbed.
    [Theory]
    [InlineData("linear(y ~ {0} + near)", "human_only", "")]
    [InlineData("linear(y ~ {0} + near)", "calibrated", "weight = w")]
    [InlineData("linear(y ~ {0} + near + offset(b))", "ppi_tuned", "")]
    [InlineData("linear(y ~ {0} + near | house)", "human_only", "")]
    public void Columns_that_differ_by_1e_10_are_refused_in_doubles(string model, string method, string line)
    {
        using var session = new CommandSession();
        var run = Start(session, Spec(model, "a", method, line));
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9016: The columns `a`, `near` are collinear", run.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<(double Point, double Error)> Run(string spec)
    {
        using var session = new CommandSession();
        var run = Start(session, spec);
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray()
            .Select(row => (row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble()))];
    }

    private static Transcript Start(CommandSession session, string spec)
    {
        var random = new Random(20261127);
        var text = new StringBuilder("id,y,said,a,b,big,small,near,w,house\n");
        for (var row = 0; row < 240; row++)
        {
            var (a, b) = (random.Next(-400, 400) / 100m, random.Next(-300, 300) / 100m);
            var y = decimal.Round(1 + (a / 2) - b + (random.Next(-1000, 1000) / 500m), 3);
            var label = random.NextDouble() < 0.7 ? y.ToString(CultureInfo.InvariantCulture) : "";
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"t{row},{label},{y + (random.Next(-100, 100) / 200m)},{a},{b},{a * 1e12m},{a}e-12,{a + (b * 1e-10m)},{random.Next(1, 4)},h{random.Next(11)}"));
        }

        session.Write("data.csv", text.ToString());
        session.Write("study.cdi", spec);
        return session.Cdi("run study.cdi --quiet --out out");
    }

    private static string Spec(string model, string column, string method, string line = "") => $$"""
        cdi 1

        study conditions

        corpus texts { // allow CDI2011: a test
          source = "data.csv"
          key = text
          text: id from id
          a: number from a
          b: number from b
          big: number from big
          small: number from small
          near: number from near
          w: number from w
          house: factor from house
        }

        outcome y number -100..100 {
        }

        llm reader {
          recorded {
            label = said
          }
          on_failure = annotate
        }

        human people {
          recorded {
            label = y
          }
        }

        estimand line {
          model = {{string.Format(CultureInfo.InvariantCulture, model, column)}}
          target = coefficient({{(model.Contains("+ near", StringComparison.Ordinal) ? "near" : column)}})
          {{line}}
        }

        sampling {
          given = uniform
          seed = 3
        }

        inference {
          method = {{method}}
          generalise = population
          alpha = 0.1
        }

        report {
          write = [json]
        }
        """;
}
