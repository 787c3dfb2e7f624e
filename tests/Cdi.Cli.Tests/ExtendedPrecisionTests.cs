using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary><c>precision = extended</c> as a user runs it: ordinary data have the numbers that doubles give, whatever the variance, and columns that doubles
/// cannot tell apart have the coefficients of their decimals.</summary>
public sealed class ExtendedPrecisionTests
{
    private const int Texts = 80;

    [Theory]
    [InlineData("population", "variance = hc3", "")]
    [InlineData("population", "variance = cr2", "cluster = house\n  weight = w")]
    [InlineData("corpus", "", "weight = w")]
    [InlineData("population", "interval = percentile\n  replicates = 199", "")]
    public void Ordinary_data_have_the_numbers_of_doubles(string generalise, string inference, string estimand)
    {
        var targets = $$"""
            estimand line {
              model = linear(y ~ a + I(a^2) + b + offset(c))
              target = coefficient(a)
              {{estimand}}
            }

            estimand average {
              target = mean(y)
              {{estimand}}
            }

            estimand spread {
              target = standard_deviation(y)
              {{estimand}}
            }
            """;
        var doubles = Run(Spec(targets, generalise, inference, "double"));
        var extended = Run(Spec(targets, generalise, inference, "extended"));
        Assert.Equal(6, doubles.Count);
        Assert.Equal(doubles.Count, extended.Count);
        foreach (var (first, second) in doubles.Zip(extended))
            Assert.All(first.Zip(second), pair => Assert.Equal(pair.First, pair.Second, 1e-8 * (1 + Math.Abs(pair.First))));
    }

    // near is a + 1e-10·b in decimals, so that its coefficient is 1e10 times that of b, and what it takes from a comes back there.
    [Fact]
    public void Columns_that_differ_by_1e_10_have_their_coefficients()
    {
        var near = Run(Spec("estimand line {\n  model = linear(y ~ a + near)\n  target = coefficient(near)\n}", "population", "variance = hc0", "extended"));
        var apart = Run(Spec("estimand line {\n  model = linear(y ~ a + b)\n  target = coefficient(b)\n}", "population", "variance = hc0", "double"));
        Assert.Equal(apart[0][0], near[0][0], 1e-9);
        Assert.Equal(apart[1][0], near[1][0] + near[2][0], 1e-5);
        for (var k = 0; k < 4; k++) Assert.Equal(apart[2][k], 1e-10 * near[2][k], 1e-9);
    }

    [Fact]
    public void Columns_that_say_the_same_are_refused()
    {
        using var session = new CommandSession();
        var run = Start(session, Spec("estimand line {\n  model = linear(y ~ a + twice)\n  target = coefficient(a)\n}", "population", "", "extended"));
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9016", run.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_with_how_many_digits()
    {
        using var session = new CommandSession();
        var spec = Spec("estimand average {\n  target = mean(y)\n}", "population", "", "extended").Replace("[json]", "[markdown]", StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, Start(session, spec).Code);
        Assert.Contains("as their decimals say them", session.Read("out/report.md"), StringComparison.Ordinal);
        Assert.Contains("precision", session.Cdi("explain study.cdi --stage plan").ToString(), StringComparison.Ordinal);
    }

    private static List<double[]> Run(string spec)
    {
        using var session = new CommandSession();
        var run = Start(session, spec);
        Assert.True(run.Code == ExitCode.Success, run + spec);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        return [.. result.RootElement.GetProperty("estimates").EnumerateArray().Select(row =>
            (double[])[.. new[] { "point", "se", "lower", "upper", "df" }.Select(name =>
                row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0)])];
    }

    private static Transcript Start(CommandSession session, string spec)
    {
        session.Write("data.csv", Rows());
        session.Write("study.cdi", spec);
        return session.Cdi("run study.cdi --quiet --out out");
    }

    private static string Rows()
    {
        var random = new Random(20261127);
        var text = new StringBuilder("id,y,a,b,c,near,twice,w,house\n");
        for (var row = 0; row < Texts; row++)
        {
            var (a, b, c) = (random.Next(-400, 400) / 100m, random.Next(-300, 300) / 100m, random.Next(0, 200) / 100m);
            var near = a + (b * 1e-10m);
            var y = decimal.Round(1 + (0.5m * a) - b + c + (random.Next(-1000, 1000) / 500m), 3);
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"t{row},{(row % 4 == 0 ? "" : y)},{a},{b},{c},{near},{2 * a},{1 + (row % 3)},h{row % 9}"));
        }

        return text.ToString();
    }

    private static string Spec(string estimands, string generalise, string inference, string precision) => $$"""
        cdi 1

        study digits

        corpus texts { // allow CDI2011: a test
          source = "data.csv"
          key = text
          text: id from id
          a: number from a
          b: number from b
          c: number from c
          near: number from near
          twice: number from twice
          w: number from w
          house: factor from house
        }

        outcome y number -100..100 {
        }

        human people {
          recorded {
            label = y
          }
        }

        {{estimands}}

        sampling {
          given = uniform
          seed = 7
        }

        inference {
          method = human_only
          generalise = {{generalise}}
          alpha = 0.1
          familywise = none
          precision = {{precision}}
          {{inference}}
        }

        report {
          write = [json]
        }
        """;
}
