using System.Globalization;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>A second annotated outcome, labelled in fewer texts, is a sample of its own: it changes no number of the first, and both can be recomputed from
/// the outputs.</summary>
public sealed class SecondOutcomeTests
{
    private const int Texts = 300;

    // Sums of a hundred terms in another order.
    private const double Rounding = 1e-12;

    private const string Rate = """

        outcome rate number 0..10 {
        }

        llm scorer {
          outcome = rate
          on_failure = annotate
          recorded {
            label = rhat
          }
        }

        human rater {
          outcome = rate
          question = "From 0 to 10?"
          recorded {
            label = r
          }
        }

        estimand average {
          target = mean(rate)
        }

        """;

    [Theory]
    [InlineData("given = uniform", "given = uniform")]
    [InlineData("budget = 100 labels\n  design = uniform", "budget = 100 labels\n  design = uniform\n  serve = [share]")]
    [InlineData("budget = 100 labels\n  burn_in = 20 labels\n  rounds = 3\n  design = error",
        "budget = 100 labels\n  burn_in = 20 labels\n  rounds = 3\n  design = error\n  serve = [share]")]
    public void The_first_outcome_has_the_same_numbers_to_the_last_bit(string alone, string beside)
    {
        var isGiven = alone.StartsWith("given", StringComparison.Ordinal);
        var first = Shares(alone, "", isGiven);

        Assert.Equal(3, first.Count);
        Assert.Equal(first, Shares(beside, Rate, isGiven));
    }

    [Fact]
    public void Draws_list_the_probabilities_of_each_outcome_and_both_estimates_follow_from_the_outputs_alone()
    {
        using var session = Run("given = uniform", Rate, isGiven: true);
        var corpus = Table(session.Read("data.csv")).ToDictionary(row => row["id"], StringComparer.Ordinal);
        var draws = Table(session.Read("out/draws.csv"));

        Assert.Equal(["given", "given rate"], draws.Select(row => row["design"]).Distinct());
        AssertMean(session, "share", draws.Where(row => row["design"] == "given" && row["labelled.tone"] == "TRUE").Select(
            row => (Number(row["pi"]), Number(corpus[row["key"]]["y"]))));
        AssertMean(session, "average", draws.Where(row => row["design"] == "given rate" && row["labelled.rate"] == "TRUE").Select(
            row => (Number(row["pi"]), Number(corpus[row["key"]]["r"]))));
    }

    // In R: p <- pi[labelled]; m <- length(p); weighted.mean(y, 1/p); sqrt(var(y)/m * (1 - m/n))
    private static void AssertMean(CommandSession session, string estimand, IEnumerable<(double Pi, double Y)> labels)
    {
        var rows = labels.ToList();
        Assert.All(rows, row => Assert.Equal(rows.Count / (double)Texts, row.Pi, Rounding));
        var mean = rows.Sum(row => row.Y / row.Pi) / rows.Sum(row => 1 / row.Pi);
        var spread = rows.Sum(row => (row.Y - mean) * (row.Y - mean)) / (rows.Count - 1);
        var reported = Table(session.Read("out/estimates.csv")).Single(row => row["estimand"] == estimand && row["method"] == "human_only");

        Assert.Equal(mean, Number(reported["estimate"]), Rounding * 10);
        Assert.Equal(Math.Sqrt(spread / rows.Count * (1 - (rows.Count / (double)Texts))), Number(reported["std.error"]), Rounding * 10);
    }

    private static List<string> Shares(string sampling, string second, bool isGiven)
    {
        using var session = Run(sampling, second, isGiven);
        return [.. session.Read("out/estimates.csv").Split('\n').Where(line => line.Contains(",share,", StringComparison.Ordinal))];
    }

    private static CommandSession Run(string sampling, string second, bool isGiven)
    {
        var session = new CommandSession();
        session.Write("data.csv", "id,y,yhat,r,rhat\n" + string.Concat(Enumerable.Range(0, Texts).Select(row => Line(row, isGiven))));
        session.Write("study.cdi", Spec.Replace("SECOND", second, StringComparison.Ordinal).Replace("SAMPLING", sampling, StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return session;
    }

    // Labels collected before: two texts in five have the first, half of those the second. A replay knows all of them.
    private static string Line(int row, bool isGiven)
    {
        var (y, r) = (row * 7 % 10 < 4 ? 1 : 0, row * 13 % 11);
        var (isFirst, isSecond) = (row * 3 % 5 < 2, row * 3 % 5 < 2 && row % 4 < 2);
        return FormattableString.Invariant(
            $"t{row},{(isGiven && !isFirst ? "" : y)},{(row % 9 == 0 ? 1 - y : y)},{(isGiven && !isSecond ? "" : r)},{Math.Min(10, r + (row % 3))}\n");
    }

    private static List<Dictionary<string, string>> Table(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private const string Spec = """
        cdi 1

        study two_outcomes

        corpus texts {
          source = "data.csv"
          key = id
          id: id from id
        }

        outcome tone {
          Y = "Yes"
          N = "No"
        }

        llm model {
          outcome = tone
          on_failure = annotate
          recorded {
            label = yhat where { 0 = N, 1 = Y }
          }
        }

        human coder {
          outcome = tone
          question = "Yes or no?"
          recorded {
            label = y where { 0 = N, 1 = Y }
          }
        }

        estimand share {
          target = prevalence(tone[Y])
        }
        SECOND
        sampling {
          SAMPLING
          seed = 3
        }

        inference {
          method = calibrated
          generalise = corpus
          alpha = 0.05
        }

        report {
          compare = [human_only, dsl]
          write = [json, csv]
        }
        """;
}
