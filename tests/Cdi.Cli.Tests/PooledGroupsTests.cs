using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Estimates of groups beside those that are drawn towards their mean.</summary>
public sealed class PooledGroupsTests
{
    // Letters of each office that are good, of ten: those of the first all agree.
    private static readonly int[] Good = [0, 1, 6, 8, 3, 9];

    [Fact]
    public void Groups_whose_labels_all_agree_are_pooled_like_the_others()
    {
        using var session = new CommandSession();
        Write(session, Good);
        var run = session.Cdi("run offices.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain("CDI9241", run.ToString(), StringComparison.Ordinal);
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var estimates = result.RootElement.GetProperty("estimates").EnumerateArray().ToList();
        Assert.Equal(Good.Length, estimates.Count);
        var mean = estimates[0].GetProperty("pooled").GetProperty("mean").GetDouble();
        Assert.Equal(Good.Average() / 10, mean, 1e-9);
        Assert.All(estimates.Zip(Good), pair =>
        {
            var (pooled, own) = (pair.First.GetProperty("pooled"), pair.Second / 10.0);
            var weight = pooled.GetProperty("own").GetDouble();
            Assert.InRange(weight, 0.01, 0.99);
            Assert.Equal((weight * own) + ((1 - weight) * mean), pooled.GetProperty("point").GetDouble(), 1e-9);
            Assert.True(pooled.GetProperty("lower").GetDouble() < pooled.GetProperty("upper").GetDouble());
        });
        var report = File.ReadAllText(Path.Combine(session.Folder, "out", "report.md"));
        Assert.Contains("as there are groups less one", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_of_which_each_agrees_say_nothing_of_how_far_they_err()
    {
        using var session = new CommandSession();
        Write(session, [0, 10, 10, 0, 10, 0]);
        var run = session.Cdi("run offices.cdi --quiet --out out");
        Assert.Contains("CDI9241", run.ToString(), StringComparison.Ordinal);
    }

    private static void Write(CommandSession session, int[] good)
    {
        var text = new StringBuilder("id,office,mood\n");
        for (var row = 0; row < 10 * good.Length; row++)
        {
            text.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"t{row},{(char)('a' + (row / 10))},{(row % 10 < good[row / 10] ? "good" : "bad")}"));
        }

        session.Write("offices.csv", text.ToString());
        session.Write("offices.cdi", """
            cdi 1

            study offices

            corpus texts { // allow CDI2011: a test
              source = "offices.csv"
              key = text
              text: id from id
              office: factor("a", "b", "c", "d", "e", "f") from office
            }

            outcome mood {
              good = "Good"
              bad = "Bad"
            }

            human readers {
              recorded {
                label = mood
              }
            }

            estimand share {
              target = prevalence(mood[good])
              by = office
            }

            sampling {
              given = uniform
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.1
              familywise = none
              pooling = partial
            }

            report {
              write = [json, markdown]
            }
            """);
    }
}
