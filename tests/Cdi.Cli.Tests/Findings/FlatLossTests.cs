using System.Globalization;
using System.Text;

namespace Cdi.Cli.Tests.Findings;

/// <summary>Counts whose θ is estimated, in a group of which every one is 0: no estimate whatever the variance, as of any other count model.</summary>
public sealed class FlatLossTests
{
    [Theory]
    [InlineData("b", "", "with kindb = 1")]
    [InlineData("a", "", "with kinda = 1")]
    [InlineData("b", "variance = model", "with kindb = 1")]
    [InlineData("b", "variance = hc0\n  interval = wald", "with kindb = 1")]
    [InlineData("bc", "", "CDI9005")]
    public void A_group_without_a_count_separates_a_model_whose_theta_is_estimated(string empty, string setting, string message)
    {
        using var session = Session(empty, setting);
        var run = session.Cdi("run counts.cdi");
        Assert.True(run.Code == ExitCode.UserError, run.ToString());
        Assert.Contains("error CDI9005", run.Error, StringComparison.Ordinal);
        if (empty == "b") Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_count_in_every_group_is_enough()
    {
        using var session = Session("b", "");
        session.Write("data.csv", session.Read("data.csv").Replace("\nt1,b,0.", "\nt1,b,2.", StringComparison.Ordinal)
            .Replace("\nt1,b,0,", "\nt1,b,2,", StringComparison.Ordinal));
        var run = session.Cdi("run counts.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
    }

    private static CommandSession Session(string empty, string setting)
    {
        var data = new StringBuilder("id,kind,y,x\n");
        for (var row = 0; row < 150; row++)
        {
            var kind = "abc"[row % 3];
            var count = empty.Contains(kind, StringComparison.Ordinal) ? 0 : (row * 7 % 5) + (row % 11 == 0 ? 9 : 0);
            data.AppendLine(CultureInfo.InvariantCulture, $"t{row},{kind},{count},{row * 13 % 17 / 10.0}");
        }

        var session = new CommandSession();
        session.Write("data.csv", data.ToString());
        session.Write("counts.cdi", $$"""
            cdi 1

            study counts

            corpus texts { // allow CDI2011: a test
              source = "data.csv"
              key = text
              text: id from id
              kind: factor("a", "b", "c") from kind
              x: number from x
            }

            outcome y number 0..1000 {
            }

            human reader {
              question = "How many?"
              recorded {
                label = y
              }
            }

            estimand slope {
              model = negative_binomial(y ~ kind + x)
              target = coefficient(x)
            }

            sampling {
              given = uniform
              seed = 1
            }

            inference {
              method = human_only
              generalise = population
              alpha = 0.05
              {{setting}}
            }

            report {
              write = [json]
            }
            """);
        return session;
    }
}
