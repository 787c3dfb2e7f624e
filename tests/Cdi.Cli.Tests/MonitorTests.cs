using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Models that are followed over batches, by <c>monitor</c>.</summary>
public sealed class MonitorTests
{
    [Fact]
    public void Each_model_has_a_band_and_the_one_that_drifts_a_warning()
    {
        using var session = new CommandSession();
        Write(session, "detect = 0.1", months: 6);
        var run = session.Cdi("run drift.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("warning CDI9331: `worse` errs otherwise than in the reference: at `month` = 4 its error rate has changed by +0.", run.Error,
            StringComparison.Ordinal);
        Assert.DoesNotContain("`steady` errs", run.Error, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        var monitors = result.RootElement.GetProperty("monitors").EnumerateArray().ToList();
        Assert.Equal(["steady", "worse"], monitors.Select(each => each.GetProperty("llm").GetString()));
        Assert.Equal([false, true], monitors.Select(each => each.GetProperty("drift").GetBoolean()));
        Assert.Equal("4", monitors[1].GetProperty("first").GetString());

        // Every second text of a batch of 200 has a label, and one in ten of a model's answers is wrong until the fourth month, one in two from then on.
        var batches = monitors[1].GetProperty("batches").EnumerateArray().ToList();
        Assert.Equal(["1", "2", "3", "4", "5", "6"], batches.Select(each => each.GetProperty("batch").GetString()));
        Assert.All(batches, each => Assert.Equal((200, 100), (each.GetProperty("texts").GetInt32(), each.GetProperty("labels").GetInt32())));
        Assert.Equal([0.1, 0.1, 0.1, 0.5, 0.5, 0.5], batches.Select(each => Math.Round(each.GetProperty("error_rate").GetDouble(), 9)));
        Assert.Equal(0.4, batches[3].GetProperty("change").GetDouble() * 2, 1e-9);
        Assert.True(batches[3].GetProperty("lower").GetDouble() > 0);
        Assert.True(monitors[0].GetProperty("labels_to_see").GetInt32() > 100);
        var report = session.Read("out/report.md");
        Assert.Contains("the first batch at which that is shown is 4. People are to look again.", report, StringComparison.Ordinal);
        Assert.Contains("No change of the error rate of steady is shown.", report, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Change of the error rate of worse over batches", session.Read("out/report.html"), StringComparison.Ordinal);
        Assert.Contains("monitor drift", session.Cdi("explain drift.cdi").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_batch_behind_the_reference_nothing_is_known()
    {
        using var session = new CommandSession();
        Write(session, "", months: 2);
        var run = session.Cdi("run drift.cdi --quiet --out out");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Equal(3, run.Error.Split("warning CDI9332").Length);
        using var result = JsonDocument.Parse(session.Read("out/result.json"));
        Assert.False(result.RootElement.TryGetProperty("monitors", out _));
    }

    private static void Write(CommandSession session, string more, int months)
    {
        var rows = new StringBuilder("key,month,people,steady,worse\n");
        for (var row = 0; row < 200 * months; row++)
        {
            var (month, place, said) = ((row / 200) + 1, row % 200 / 2, row % 3 == 0);
            string Word(bool isA) => isA ? "a" : "b";
            bool Wrong(bool isWrong) => isWrong ? !said : said;
            rows.Append(CultureInfo.InvariantCulture, $"t{row},{month},{(row % 2 == 0 ? Word(said) : "")},{Word(Wrong(place % 10 == 0))},")
                .Append(Word(Wrong(month > 3 ? place % 2 == 0 : place % 10 == 0))).Append('\n');
        }

        session.Write("d.csv", rows.ToString());
        string Model(string name) => $$"""
            llm {{name}} {
              on_failure = annotate
              recorded {
                label = {{name}} where { a = A, b = B }
              }
            }

            """;
        session.Write("drift.cdi", $$"""
            cdi 1

            study drift_of_models

            corpus texts {
              source = "d.csv"
              key = key
              key: id from key
              month: count from month
            }

            outcome tone {
              A = "Polite"
              B = "Impolite"
            }

            {{Model("steady")}}
            {{Model("worse")}}
            human people {
              question = "Polite?"
              recorded {
                label = people where { a = A, b = B }
              }
            }

            estimand share {
              target = prevalence(tone[A])
            }

            sampling {
              given = uniform
            }

            inference {
              method = human_only
              llm = steady
              generalise = population
              alpha = 0.1
            }

            monitor drift {
              by = month
              reference = 2
              {{more}}
            }

            """);
    }
}
