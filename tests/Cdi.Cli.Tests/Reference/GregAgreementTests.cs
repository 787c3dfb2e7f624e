using System.Globalization;
using System.Text.Json;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Reference;

/// <summary>Labels of some texts as the second phase of a sample: the difference estimator with the slope of a regression is the generalised regression
/// estimator of surveys, ȳ + b(x̄ of all texts − x̄ of the labelled), with the variance of its residuals.</summary>
public sealed class GregAgreementTests
{
    [Fact]
    public void Ppi_tuned_with_the_slope_of_labels_on_answers_is_the_regression_estimator()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedFolder.Repository, "specs", "data", "judged.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        var answers = lines.Select(cells => cells[3] == "right" ? 1.0 : 0).ToArray();
        var labelled = Enumerable.Range(0, lines.Count).Where(row => lines[row][5].Length > 0).ToArray();
        double[] people = [.. labelled.Select(row => lines[row][5] == "right" ? 1.0 : 0)], model = [.. labelled.Select(row => answers[row])];
        var (meanPeople, meanModel) = (people.Average(), model.Average());
        var slope = people.Zip(model, (y, x) => (y - meanPeople) * (x - meanModel)).Sum() / model.Sum(x => (x - meanModel) * (x - meanModel));
        var estimate = meanPeople + (slope * (answers.Average() - meanModel));
        var squares = people.Zip(model, (y, x) => Math.Pow(y - meanPeople - (slope * (x - meanModel)), 2)).Sum() / (labelled.Length - 1);
        var error = Math.Sqrt((1 - (labelled.Length / (double)lines.Count)) * squares / labelled.Length);

        using var session = new CommandSession();
        session.Write("judged.csv", File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "data", "judged.csv")));
        session.Write("greg.cdi", Spec(slope));
        var run = session.Cdi("run greg.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        var row = Assert.Single(result.RootElement.GetProperty("estimates").EnumerateArray());
        Assert.Equal(estimate, row.GetProperty("point").GetDouble(), 1e-10);
        Assert.Equal(error, row.GetProperty("se").GetDouble(), 1e-10);
    }

    private static string Spec(double slope) => $$"""
        cdi 1

        study greg

        corpus answers { // allow CDI2011: a test
          source = "judged.csv"
          key = answer
          answer: id from answer
        }

        outcome verdict {
          right = "Right"
          wrong = "Wrong"
        }

        llm judge {
          model = "judge-2026-03-01"
          on_failure = annotate
          recorded {
            label = judge where { right = right, wrong = wrong }
          }
        }

        human people {
          recorded {
            label = person where { right = right, wrong = wrong }
          }
        }

        estimand share {
          target = prevalence(verdict[right])
        }

        sampling {
          given = uniform
          seed = 1
        }

        inference {
          method = ppi_tuned
          power_tuning = {{slope.ToString("R", CultureInfo.InvariantCulture)}}
          generalise = corpus
          alpha = 0.05
          interval = wald
        }

        report {
          write = [json]
        }
        """;
}
