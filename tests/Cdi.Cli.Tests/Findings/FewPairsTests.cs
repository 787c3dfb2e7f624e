using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Agreement of people where few texts have two labels: degrees of freedom are those of texts that can disagree.</summary>
public sealed class FewPairsTests
{
    [Theory]
    [InlineData("observed_agreement(y)")]
    [InlineData("fleiss_kappa(y)")]
    [InlineData("krippendorff_alpha(y)")]
    [InlineData("ac1(y, readers)")]
    public void Eight_texts_have_seven_degrees_and_two_pairs_no_interval(string target)
    {
        var row = Estimate(target, 8, 8);
        Assert.Equal(7, row.GetProperty("df").GetDouble(), 1e-9);
        Assert.Equal(2.364624, row.GetProperty("critical").GetDouble(), 1e-5);
        row = Estimate(target, 60, 2);
        Assert.Equal(JsonValueKind.Null, row.GetProperty("lower").ValueKind);
        Assert.Equal(1, row.GetProperty("df").GetDouble(), 1e-9);
    }

    [Fact]
    public void Alpha_loses_no_digits_to_numbers_of_labels_that_do_not_vary()
    {
        using var session = Session("krippendorff_alpha(y)", 60, 60);
        Assert.DoesNotContain("CDI9190", session.Cdi("run people.cdi").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 0, "CDI9088: `krippendorff_alpha` by `human_only @ given` compares nothing", "model")]
    public void What_people_lack_is_said_of_people(int texts, int pairs, string message, string not)
    {
        using var session = Session("krippendorff_alpha(y)", texts, pairs);
        var run = session.Cdi("run people.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(not, run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Estimate(string target, int texts, int pairs)
    {
        using var session = Session(target, texts, pairs);
        var run = session.Cdi("run people.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return JsonDocument.Parse(session.Read("out/result.json")).RootElement.GetProperty("estimates")[0];
    }

    private static CommandSession Session(string target, int texts, int pairs)
    {
        var data = new StringBuilder("id,p1,p2\n");
        for (var text = 0; text < texts; text++)
        {
            var (first, second) = ("ABC"[text % 3], text >= pairs ? "" : text % 2 == 0 ? "ABC"[text % 3].ToString() : "ABC"[(text + 1) % 3].ToString());
            data.AppendLine(CultureInfo.InvariantCulture, $"t{text},{first},{second}");
        }

        var session = new CommandSession();
        session.Write("data.csv", data.ToString());
        session.Write("people.cdi", $$"""
            cdi 1

            study people

            corpus texts { // allow CDI2011: a test
              source = "data.csv"
              key = text
              text: id from id
            }

            outcome y {
              A = "a"
              B = "b"
              C = "c"
            }

            human readers {
              question = "Which?"
              nonresponse = weights
              recorded {
                source = "data.csv"
                key = id
                label = [p1, p2] where { A = A, B = B, C = C }
              }
            }

            estimand agreement {
              target = {{target}}
            }

            sampling {
              given = uniform
              seed = 1
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.05
            }

            report {
              write = [json]
            }
            """);
        return session;
    }
}
