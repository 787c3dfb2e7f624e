using System.Text.Json;

namespace Cdi.Cli.Tests.Experiments;

/// <summary><c>cdi experiment</c> replays a grid, keeps its trials, and brings parts of several machines together, always with the same bytes.</summary>
public sealed class ExperimentCommandTests
{
    [Fact]
    public void A_grid_is_replayed_and_reported()
    {
        using var session = ReplayedManners.Session();
        var run = session.Cdi("experiment manners.cdi");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("manners, experiment designs: 240 texts, 12 trials of each cell, 90 % intervals", run.Output, StringComparison.Ordinal);
        Assert.Contains("calibrated @ leverage", run.Output, StringComparison.Ordinal);
        using var result = JsonDocument.Parse(session.Read("manners-designs-report/result.json"));
        var cells = result.RootElement.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(8 * 3, cells.Count);
        Assert.All(cells, cell => Assert.Equal(cell.GetProperty("budget").GetInt32(), cell.GetProperty("labels_max").GetInt32()));
        Assert.Equal(25, session.Read("manners-designs-report/cells.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var share = cells.First(cell => cell.GetProperty("estimand").GetString() == "share");
        var polite = ReplayedManners.Data.Split('\n').Count(line => line.EndsWith(",polite", StringComparison.Ordinal));
        Assert.Equal(polite / 240.0, share.GetProperty("mean_estimand").GetDouble(), 1e-12);
        Assert.Equal(JsonValueKind.Null, share.GetProperty("power").ValueKind);
    }

    [Fact]
    public void Threads_parts_and_interruptions_change_no_byte()
    {
        // Two blocks, so that of three parts one is empty.
        using var session = ReplayedManners.Session(ReplayedManners.Grid.Replace("[60 labels, 90 labels]", "60 labels", StringComparison.Ordinal)
            .Replace("[uniform, leverage]", "leverage", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi("experiment manners.cdi --threads 1 --out one --trials 104").Code);
        Assert.Equal(ExitCode.Success, session.Cdi("experiment manners.cdi --threads 3 --out many --trials 104").Code);
        var expected = ReplayedManners.Report(session, "one");
        Assert.Equal(expected, ReplayedManners.Report(session, "many"));

        // A killed run leaves whole files, and at most one under a name of its own; a disk may have damaged one.
        var kept = Trials(session, "many-trials");
        Assert.Equal(2, kept.Count);
        File.Delete(kept[0]);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(kept[0]) ?? "", ".cdi-0123.new"), "half");
        File.AppendAllText(kept[1], "x");
        Assert.Equal(ExitCode.Success, session.Cdi("experiment manners.cdi --out many --trials 104").Code);
        Assert.Equal(expected, ReplayedManners.Report(session, "many"));

        foreach (var part in (int[])[3, 1, 2, 3])
            Assert.Equal(ExitCode.Success, session.Cdi($"experiment manners.cdi --chunk {part}/3 --out parts --trials 104").Code);
        Assert.Equal(3, Directory.GetFiles(Path.Combine(session.Folder, "parts")).Length);
        var merged = session.Cdi("experiment manners.cdi --merge parts --out merged --trials 104");
        Assert.True(merged.Code == ExitCode.Success, merged.ToString());
        Assert.Equal(expected, ReplayedManners.Report(session, "merged"));
    }

    [Fact]
    public void A_merge_refuses_gaps_mixtures_and_damage_and_names_them()
    {
        using var session = ReplayedManners.Session();
        Assert.Contains("There is no folder `parts`", session.Cdi("experiment manners.cdi --merge parts").Error, StringComparison.Ordinal);
        session.Cdi("experiment manners.cdi --chunk 1/3 --out parts");
        Refused(session, "`parts` lacks `--chunk 2/3`; `--chunk 3/3`.");
        session.Cdi("experiment manners.cdi --chunk 2/3 --out parts --trials 20");
        Refused(session, "is of 20 trials for each cell, and 12 are to be merged.");
        File.Delete(Directory.GetFiles(Path.Combine(session.Folder, "parts"), "part-2*").Single());
        session.Write("manners.cdi", ReplayedManners.Spec() + "// another spec\n");
        Refused(session, "is of another experiment");
        session.Write("manners.cdi", ReplayedManners.Spec());
        File.AppendAllText(Directory.GetFiles(Path.Combine(session.Folder, "parts")).Single(), "x");
        Refused(session, "is damaged, or holds no trials.");
        Assert.False(session.Exists("manners-designs-report"));
    }

    [Fact]
    public void A_changed_spec_or_corpus_starts_anew_and_removes_nothing()
    {
        using var session = ReplayedManners.Session();
        session.Cdi("experiment manners.cdi");
        var before = Trials(session, "manners-designs-trials");
        session.Write("data.csv", ReplayedManners.Data.Replace("t1,0,rude,0.9,rude", "t1,0,rude,0.9,polite", StringComparison.Ordinal));
        session.Cdi("experiment manners.cdi");
        var after = Trials(session, "manners-designs-trials");
        Assert.Equal(2 * before.Count, after.Count);
        Assert.Subset(after.ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public void A_broken_expectation_fails_the_command_and_names_the_cell()
    {
        using var session = ReplayedManners.Session(ReplayedManners.Grid.Replace(
            "expect labels_max <= 90", "expect labels_max <= 60\n  expect width[share] <= 10", StringComparison.Ordinal));
        var run = session.Cdi("experiment manners.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("error CDI9263: `expect labels_max <= 60` does not hold in `share[prevalence] by human_only @ uniform, 90 labels, population`: 90.",
            run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("60 labels, population", run.Error, StringComparison.Ordinal);
        Assert.Contains("expect width[share] <= 10: holds in every cell.", session.Read("manners-designs-report/report.md").Replace("\\", "",
            StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void One_trial_is_run_again()
    {
        using var session = ReplayedManners.Session();
        var run = session.Cdi("experiment manners.cdi --replay 3");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Equal((8 * 3) + 1, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(run.Output, session.Cdi("experiment manners.cdi --replay 3 --threads 2").Output);
        Assert.NotEqual(run.Output, session.Cdi("experiment manners.cdi --replay 4").Output);
        Assert.Contains("The experiment has 12 trials, and no trial 13.", session.Cdi("experiment manners.cdi --replay 13").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("experiment manners.cdi --chunk 4/3", "`--chunk` takes a part such as `3/8`")]
    [InlineData("experiment manners.cdi --chunk 0/3", "found `0/3`")]
    [InlineData("experiment manners.cdi --trials 1", "`--trials` takes a whole number of 2 or more, found `1`.")]
    [InlineData("experiment manners.cdi --replay 1 --chunk 1/2", "`--replay` and `--chunk` exclude each other.")]
    [InlineData("experiment manners.cdi --name design", "declares no experiment `design`.")]
    [InlineData("experiment other.cdi", "`other.cdi` declares no experiment.")]
    public void What_cannot_be_run_is_a_users_error(string arguments, string message)
    {
        using var session = ReplayedManners.Session();
        session.Write("other.cdi", ReplayedManners.Spec(""));
        var run = session.Cdi(arguments);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static List<string> Trials(CommandSession session, string folder) =>
        [.. Directory.GetFiles(Path.Combine(session.Folder, folder), "*.trials", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static void Refused(CommandSession session, string message)
    {
        var run = session.Cdi("experiment manners.cdi --merge parts");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }
}
