using System.Globalization;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>A model that answers no text is said to do so, wherever a method reads it.</summary>
public sealed class SilentModelTests
{
    [Theory]
    [InlineData("ppi_tuned", "", "CDI9400")]
    [InlineData("calibrated", "", "CDI9400")]
    [InlineData("human_only", "", "")]
    [InlineData("ppi_tuned", "1", "")]
    public void It_is_CDI9400(string method, string firstAnswer, string code)
    {
        using var session = new CommandSession();
        session.Write("letters.csv", "id,clerk,answer\n" + string.Concat(Enumerable.Range(0, 80).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"t{row},{row % 5 / 3},{(row == 0 ? firstAnswer : "")}\n"))));
        session.Write("letters.cdi", $$"""
            cdi 1

            study letters

            corpus mail {
              source = "letters.csv"
              key = id
              id: id from id
            }

            outcome tone {
              F = "Friendly"
              C = "Curt"
            }

            llm reader {
              on_failure = annotate
              recorded {
                label = answer where { 1 = F, 0 = C }
              }
            }

            human clerks {
              question = "Is this letter friendly or curt?"
              recorded {
                label = clerk where { 1 = F, 0 = C }
              }
            }

            estimand share {
              target = prevalence(tone[F])
            }

            sampling {
              budget = 80 labels
              design = uniform
              seed = 20260115
            }

            inference {
              method = {{method}}
              generalise = population
              alpha = 0.1
            }

            report {
              title = "Letters"
              write = [markdown]
            }

            """);
        var run = session.Cdi("run letters.cdi --quiet --out out");
        var report = run.Code == ExitCode.Success ? File.ReadAllText(Path.Combine(session.Folder, "out", "report.md")) : "";
        Assert.Equal(code, (run + report).Contains("CDI9400", StringComparison.Ordinal) ? "CDI9400" : "");
        if (code.Length > 0)
            Assert.Contains($"`llm reader` answers no text, so that `{method}` knows no more", run + report, StringComparison.Ordinal);
    }
}
