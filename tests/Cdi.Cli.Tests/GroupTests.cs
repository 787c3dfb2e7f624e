using static Cdi.Cli.Tests.GroupStudy;

namespace Cdi.Cli.Tests;

/// <summary>Estimands that are answered for groups of texts, or for every option, one by one.</summary>
public sealed class GroupTests
{
    private const string AllMethods = "human_only, ppi, ppi_tuned, dsl, confidence_driven, calibrated";

    [Theory]
    [InlineData("mean(score)")]
    [InlineData("prevalence(mood[good])")]
    [InlineData("variance(score)")]
    [InlineData("difference(mean(score), group)")]
    [InlineData("ratio(prevalence(mood[good]), group)")]
    public void Where_every_text_is_labelled_each_method_has_the_value_of_each_group_in_the_declared_order(string target)
    {
        var rows = Rows(1);
        var found = Run(rows, Spec(target, "by = [branch, late]", AllMethods));
        Assert.Equal(6 * 6, found.Count);
        foreach (var cell in found)
        {
            var own = rows.Where(row => row.Branch == cell.Levels[0] && row.IsLate == (cell.Levels[1] == "1")).ToArray();
            Assert.Equal((own.Length, own.Length), (cell.Texts, cell.Labels));
            Assert.Equal(Value(target, own), cell.Point, 1e-9 * Math.Abs(Value(target, own)));
        }

        Assert.Equal(Branches.SelectMany(branch => new[] { $"asked[{branch}, 0]", $"asked[{branch}, 1]" }), found.Select(cell => cell.Name).Distinct());
    }

    [Fact]
    public void People_alone_say_of_a_group_what_they_say_where_there_is_no_other_whatever_the_order_of_texts()
    {
        var rows = Rows(4);
        var cells = Run(rows, Spec("prevalence(mood[good])", "by = branch", "human_only, calibrated"));
        Assert.All(cells.Zip(Run([.. rows.Reverse()], Spec("prevalence(mood[good])", "by = branch", "human_only, calibrated"))),
            pair => Assert.Equal(pair.First.Point, pair.Second.Point, 1e-9));
        foreach (var branch in Branches)
        {
            var alone = Run([.. rows.Where(row => row.Branch == branch)], Spec("prevalence(mood[good])", "", "human_only"))[0];
            var cell = cells.First(each => each.Levels[0] == branch && each.Method == "human_only");
            Assert.Equal(alone.Point, cell.Point, 1e-12);
            Assert.InRange((cell.Upper - cell.Lower) / (alone.Upper - alone.Lower), 0.9, 1.12);
        }
    }

    [Fact]
    public void Every_option_has_its_share_and_all_of_them_their_joint_level()
    {
        var found = Run(Rows(4), Spec("prevalence(tone)", "by = branch", "human_only", "familywise = bonferroni"));
        Assert.Equal(9, found.Count);
        Assert.Equal("asked[warm, north]", found[0].Name);
        foreach (var branch in found.GroupBy(cell => cell.Levels[0])) Assert.Equal(1, branch.Sum(cell => cell.Point), 1e-9);
        Assert.All(found, cell => Assert.Equal(1 - (0.1 / 9), cell.Level, 1e-12));
    }

    [Fact]
    public void Groups_of_no_text_no_label_or_one_label_are_said_and_the_others_stand()
    {
        var seen = Branches.ToDictionary(branch => branch, _ => 0);
        var rows = Rows(4).Select(row =>
        {
            // The first four texts of two branches are late ones: of these one is labelled in the north and none in the south.
            var isLate = row.Branch != "west" && ++seen[row.Branch] <= 4;
            return row with { IsLate = isLate, IsLabelled = isLate ? row.Branch == "north" && seen[row.Branch] == 1 : row.IsLabelled };
        }).ToArray();
        using var session = new CommandSession();
        Write(session, rows, Spec("mean(score)", "by = [branch, late]", "human_only"));
        var run = session.Cdi("run groups.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.Contains("CDI9085: `asked[west, 1]` by `human_only` has no estimate: no text of the corpus is of this group.", run.Error,
            StringComparison.Ordinal);
        Assert.Contains("CDI9085: `asked[south, 1]` by `human_only` has no estimate: of 4 texts of this group none is labelled.", run.Error,
            StringComparison.Ordinal);
        Assert.Contains("CDI9035: `north, 1` by `human_only` has no interval and no test: 1 labelled text has `branch = north, late = 1`", run.Error,
            StringComparison.Ordinal);
        var found = Read(session);
        Assert.Equal([true, true, true, false, true, false], found.Select(cell => double.IsFinite(cell.Point)));
        Assert.Equal([true, false, true, false, true, false], found.Select(cell => double.IsFinite(cell.Lower)));
        var report = File.ReadAllText(Path.Combine(session.Folder, "out", "report.md"));
        Assert.Contains("| south | 1 | – | – | – | 4 | 0 |", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_that_all_say_the_same_bound_the_share_of_a_group_by_the_number_of_its_own_labels()
    {
        var rows = Rows(4).Select((row, index) => row with { IsGood = true, SaidGood = index % 5 != 0 }).ToArray();
        foreach (var cell in Run(rows, Spec("prevalence(mood[good])", "by = branch", "human_only")))
        {
            Assert.InRange(cell.Labels, 10, 60);
            Assert.Equal(1, cell.Point, 1e-12);
            Assert.Equal(Math.Pow(0.05, 1.0 / cell.Labels), cell.Lower, 1e-9);
        }
    }

    // 90 % within four standard errors of a share of 300 intervals, 4 √(0.9 · 0.1 / 300) = 0.07; wider ones pass, since few labels give few different
    // values.
    [Fact]
    public void Intervals_of_a_hundred_small_groups_hold_what_all_labels_say()
    {
        var random = new Random(20261128);
        var names = Enumerable.Range(0, 100).Select(group => $"g{group:00}").ToArray();
        var rows = Rows(1, 6000).Select((row, index) =>
            row with { Branch = names[index % 100], IsGood = random.NextDouble() < 0.2 + (index % 100 / 200.0) }).ToArray();
        rows = [.. rows.Select(row => row with { SaidGood = row.IsGood == random.NextDouble() < 0.8 })];
        var covered = new Dictionary<string, (int Held, int Of)>(StringComparer.Ordinal);
        foreach (var seed in new[] { 1, 2, 3 })
        {
            using var session = new CommandSession();
            var spec = Spec("prevalence(mood[good])", "by = branch", "human_only, calibrated")
                .Replace("\"north\", \"south\", \"west\"", string.Join(", ", names.Select(name => $"\"{name}\"")), StringComparison.Ordinal)
                .Replace("given = uniform", "budget = 1500 labels\n  design = uniform", StringComparison.Ordinal)
                .Replace("seed = 1", $"seed = {seed}", StringComparison.Ordinal);
            Write(session, rows, spec);
            var run = session.Cdi("run groups.cdi --quiet --out out");
            Assert.True(run.Code == ExitCode.Success, run + spec);
            foreach (var cell in Read(session).Where(cell => cell.Covers is not null))
            {
                var (held, of) = covered.GetValueOrDefault(cell.Method);
                covered[cell.Method] = (held + (cell.Covers == true ? 1 : 0), of + 1);
            }
        }

        Assert.Equal(["calibrated", "human_only"], covered.Keys.Order(StringComparer.Ordinal));
        Assert.All(covered.Values, each => Assert.InRange((double)each.Held / each.Of, 0.83, 0.99));
        Assert.All(covered.Values, each => Assert.InRange(each.Of, 290, 300));
    }

    [Theory]
    [InlineData("mean(score)", "by = x", "CDI2014", "`by`")]
    [InlineData("mean(score)", "by = [branch, branch]", "CDI2014", "`branch` twice")]
    [InlineData("mean(score)", "by = []", "CDI2014", "`by`")]
    [InlineData("mean(score)", "by = place", "CDI2001", "`place`")]
    [InlineData("difference(mean(score), group)", "by = group", "CDI2051", "it compares the groups of `group` itself")]
    [InlineData("coefficient(x)", "by = branch\n  model = linear(score ~ x)", "CDI2051", "it is a coefficient of a model")]
    public void What_cannot_be_a_group_is_refused(string target, string by, string code, string fact)
    {
        using var session = new CommandSession();
        Write(session, Rows(4), Spec(target, by, "human_only"));
        var check = session.Cdi("check groups.cdi");
        Assert.Equal(ExitCode.UserError, check.Code);
        Assert.Contains($"error {code}", check.ToString(), StringComparison.Ordinal);
        Assert.Contains(fact, check.ToString(), StringComparison.Ordinal);
    }
}
