using System.Globalization;
using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>Several models of one outcome: estimates rest on the one that is named, and every one is shown for what it is worth, on the same labels.</summary>
public sealed class SeveralModelsTests
{
    private const int Texts = 300;

    private const string Worse = """
        llm worse {
          on_failure = annotate
          recorded {
            label = worse where { 0 = N, 1 = Y }
          }
        }
        """;

    [Theory]
    [InlineData("given = uniform")]
    [InlineData("budget = 100 labels\n  design = uniform")]
    [InlineData("budget = 100 labels\n  burn_in = 20 labels\n  rounds = 3\n  design = error")]
    public void A_second_model_changes_no_number_of_the_first(string sampling)
    {
        using var alone = Run(sampling, "", "");
        using var beside = Run(sampling, Worse, "  llm = better\n");

        Assert.Equal(alone.Read("out/estimates.csv"), beside.Read("out/estimates.csv"));
        Assert.Equal(alone.Read("out/draws.csv"), beside.Read("out/draws.csv"));
    }

    [Fact]
    public void What_another_model_is_worth_is_what_a_study_of_its_own_would_find()
    {
        using var beside = Run("given = uniform", Worse, "  llm = better\n");
        using var own = Run("given = uniform", Worse, "  llm = worse\n");
        var (compared, used) = (Models(beside, "worse"), Models(own, "worse"));

        Assert.False(compared.GetProperty("used").GetBoolean());
        Assert.True(used.GetProperty("used").GetBoolean());
        Assert.Equal(Number(used, "statistic_se"), Number(compared, "statistic_se"));
        Assert.Equal(Number(used, "labels_saved"), Number(compared, "labels_saved"));
        Assert.Equal(Number(used, "ess") - 120, Number(used, "labels_saved"), 1e-9);
        Assert.True(Number(Models(beside, "better"), "labels_saved") > 2 * Math.Abs(Number(compared, "labels_saved")));
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("cost").ValueKind);
        Assert.Equal(JsonValueKind.Null, compared.GetProperty("labels_saved_per_unit").ValueKind);
    }

    [Fact]
    public void The_report_shows_each_model_beside_the_humans_and_names_the_one_that_is_used()
    {
        using var session = Run("given = uniform", Worse, "  llm = better\n");
        var report = session.Read("out/report.md");

        Assert.Contains("better and coder on tone", report);
        Assert.Contains("worse and coder on tone", report);
        Assert.Contains("What each model is worth", report);
        Assert.Contains("better (used)", report);
        Assert.Contains("Estimates of tone rest on better; the others are compared with it.", report);
        Assert.Contains("<h2>The model worse beside the humans: tone</h2>", session.Read("out/report.html"));
    }

    [Fact]
    public void One_model_without_a_price_needs_no_table()
    {
        using var session = Run("given = uniform", "", "");
        Assert.DoesNotContain("What each model is worth", session.Read("out/report.md"));
        Assert.Single(Document(session).GetProperty("models").EnumerateArray());
    }

    private static JsonElement Models(CommandSession session, string name) =>
        Document(session).GetProperty("models").EnumerateArray().Single(model => model.GetProperty("llm").GetString() == name);

    private static JsonElement Document(CommandSession session)
    {
        using var document = JsonDocument.Parse(session.Read("out/result.json"));
        return document.RootElement.Clone();
    }

    private static double Number(JsonElement model, string name) => model.GetProperty(name).GetDouble();

    private static CommandSession Run(string sampling, string second, string named)
    {
        var session = new CommandSession();
        session.Write("data.csv", "id,y,better,worse\n" + string.Concat(Enumerable.Range(0, Texts).Select(
            row => Line(row, sampling.StartsWith("given", StringComparison.Ordinal)))));
        session.Write("study.cdi", Spec.Replace("SECOND", second, StringComparison.Ordinal).Replace("SAMPLING", sampling, StringComparison.Ordinal)
            .Replace("NAMED", named, StringComparison.Ordinal));
        var run = session.Cdi("run study.cdi --quiet --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return session;
    }

    // One is right in eight texts of nine, the other in three of five; where labels are given, two texts in five have one.
    private static string Line(int row, bool isGiven)
    {
        var y = row * 7 % 10 < 4 ? 1 : 0;
        return string.Create(CultureInfo.InvariantCulture,
            $"t{row},{(isGiven && row * 3 % 5 >= 2 ? "" : y)},{(row % 9 == 0 ? 1 - y : y)},{(row * 11 % 25 < 10 ? 1 - y : y)}\n");
    }

    private const string Spec = """
        cdi 1

        study two_models

        corpus texts {
          source = "data.csv"
          key = id
          id: id from id
        }

        outcome tone {
          Y = "Yes"
          N = "No"
        }

        llm better {
          on_failure = annotate
          recorded {
            label = better where { 0 = N, 1 = Y }
          }
        }

        SECOND

        human coder {
          question = "Yes or no?"
          recorded {
            label = y where { 0 = N, 1 = Y }
          }
        }

        estimand share {
          target = prevalence(tone[Y])
        }

        sampling {
          SAMPLING
          seed = 3
        }

        inference {
          method = calibrated
        NAMED  generalise = corpus
          alpha = 0.05
        }

        report {
          compare = [human_only, dsl]
        }
        """;
}
