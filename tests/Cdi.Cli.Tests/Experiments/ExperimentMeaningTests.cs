using System.Text.Json;

namespace Cdi.Cli.Tests.Experiments;

/// <summary>The numbers of an experiment mean what its report says of them.</summary>
public sealed class ExperimentMeaningTests
{
    private const string Small = """
        experiment designs {
          replay = requests
          vary design = [uniform, error]
          vary method = [human_only, calibrated]
          trials = 12 trials // allow CDI6011: a test of the command
          measure = [coverage, width, power]
          expect coverage_high[share] >= 0.5
        }

        """;

    // Labels by several people in a file of their own; the third disagrees in every fifth row.
    private const string Raters = """
        human readers {
          question = "Is this request polite?"
          recorded {
            source = "coders.csv"
            key = ticket
            annotator = who
            label = said where { polite = A, rude = B }
          }
        }

        estimand agreeing {
          target = observed_agreement(tone)
        }

        sampling {
          budget = 60 labels
          design = uniform
          seed = 7
        }

        inference {
          method = human_only
          generalise = population
          alpha = 0.1
        }

        experiment designs {
          replay = requests
          trials = 12 trials // allow CDI6011: a test of the command
        }

        """;

    [Theory]
    [InlineData("bonferroni")]
    [InlineData("holm")]
    [InlineData("max_z")]
    public void Each_estimate_is_measured_on_its_own(string familywise)
    {
        using var session = ReplayedManners.Session(Small);
        session.Cdi("experiment manners.cdi --out alone");
        session.Write("manners.cdi", ReplayedManners.Spec(Small).Replace("familywise = none", $"familywise = {familywise}", StringComparison.Ordinal));
        session.Cdi("experiment manners.cdi --out several");
        Assert.Equal(session.Read("alone/cells.csv"), session.Read("several/cells.csv"));
        using var result = JsonDocument.Parse(session.Read("several/result.json"));
        Assert.Equal(0.9, result.RootElement.GetProperty("level").GetDouble(), 1e-12);
        Assert.Contains("Each estimate is measured on its own", session.Read("several/report.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("Each estimate is measured on its own", session.Read("alone/report.md"), StringComparison.Ordinal);
        Assert.Contains("of all trials but those that withheld theirs; a trial without an estimate counts as a miss", session.Read("alone/report.md"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_of_few_intervals_keeps_no_promise()
    {
        using var session = ReplayedManners.Session(Small);
        var few = session.Cdi("experiment manners.cdi");
        Assert.Equal(ExitCode.UserError, few.Code);
        Assert.Contains("12 of 12 trials have an interval, too few to judge coverage by", few.Error, StringComparison.Ordinal);
        var enough = session.Cdi("experiment manners.cdi --trials 20");
        Assert.True(enough.Code == ExitCode.Success, enough.ToString());
    }

    [Fact]
    public void A_step_is_named_after_all_that_came_since_the_last_cell()
    {
        using var session = ReplayedManners.Session(Small);
        session.Cdi("experiment manners.cdi --trials 20");
        var report = session.Read("manners-designs-report/report.md").Replace("\\", "", StringComparison.Ordinal);
        Assert.Contains("| people alone, uniform draws |", report, StringComparison.Ordinal);
        Assert.Contains("| + leverage + tuned model + error rule + calibration | calibrated @ error, population |", report, StringComparison.Ordinal);
        Assert.DoesNotContain("| + calibration |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void What_single_people_say_tells_trials_apart()
    {
        var spec = ReplayedManners.Spec("");
        using var session = ReplayedManners.Session("");
        session.Write("manners.cdi", spec[..spec.IndexOf("human readers", StringComparison.Ordinal)] + Raters);
        session.Write("coders.csv", Coders(row => row % 5 == 0));
        var before = Trials(session);
        Assert.Equal(1, before);

        // Majorities and the corpus stay as they are.
        session.Write("coders.csv", Coders(row => row % 5 == 0 || row == 7));
        Assert.Equal(2, Trials(session));
        session.Write("coders.csv", Coders(row => row % 5 == 0));
        Assert.Equal(2, Trials(session));
    }

    private static int Trials(CommandSession session)
    {
        var run = session.Cdi("experiment manners.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return Directory.GetFiles(Path.Combine(session.Folder, "manners-designs-trials"), "*.trials", SearchOption.AllDirectories).Length;
    }

    private static string Coders(Func<int, bool> isDivided) => "ticket,who,said\n" + string.Concat(ReplayedManners.Data.Split('\n',
        StringSplitOptions.RemoveEmptyEntries).Skip(1).Select((line, row) => string.Concat(((string[])["a", "b", "c"]).Select(who =>
            $"t{row},{who},{(line.EndsWith(",polite", StringComparison.Ordinal) == (who == "c" && isDivided(row)) ? "rude" : "polite")}\n"))));
}
