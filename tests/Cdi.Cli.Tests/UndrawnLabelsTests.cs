using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Labels that a study may draw and has not drawn reach no number.</summary>
public sealed class UndrawnLabelsTests
{
    private const int Texts = 120;

    // Numbers a million away from 0 with a deviation of about two: their mean is what squares would be counted from, if all of them were read.
    [Fact]
    public void A_variance_is_the_same_whatever_was_not_drawn_says()
    {
        double[] labels = [.. Enumerable.Range(0, Texts).Select(row => 1e6 + (row * 37 % 101 / 17.0))];
        var before = Run(labels, out var drawn);
        Assert.InRange(drawn.Count, 40, 80);
        for (var row = 0; row < Texts; row++)
        {
            if (!drawn.Contains($"t{row}")) labels[row] = row % 2;
        }

        var after = Run(labels, out var again);
        Assert.Equal(drawn, again);
        Assert.Equal(before, after);
    }

    private static (double Point, double Error) Run(double[] labels, out HashSet<string> drawn)
    {
        using var session = new CommandSession();
        var rows = labels.Select((label, row) => string.Create(CultureInfo.InvariantCulture, $"t{row},{label:R}\n"));
        session.Write("numbers.csv", new StringBuilder("id,score\n").AppendJoin("", rows).ToString());
        session.Write("numbers.cdi", """
            cdi 1

            study numbers

            corpus texts { // allow CDI2011: a test
              source = "numbers.csv"
              key = text
              text: id from id
            }

            outcome score number 0..2000000 {
            }

            human people {
              recorded {
                label = score
              }
            }

            estimand spread {
              target = variance(score)
            }

            sampling {
              budget = 60 labels
              design = uniform
              seed = 5
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.1
            }

            report {
              write = [json, csv]
            }
            """);
        var run = session.Cdi("run numbers.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        var taken = session.Read("out/draws.csv").Split('\n').Where(line => line.Contains(",TRUE,", StringComparison.Ordinal));
        drawn = [.. taken.Select(line => line.Split(',')[4])];
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var row = Assert.Single(result.RootElement.GetProperty("estimates").EnumerateArray());
        return (row.GetProperty("point").GetDouble(), row.GetProperty("se").GetDouble());
    }
}
