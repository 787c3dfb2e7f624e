using System.Text.Json;
using static Cdi.Cli.Tests.GroupStudy;

namespace Cdi.Cli.Tests;

/// <summary>What a study expects of its estimates: <c>expect</c> in <c>inference</c>.</summary>
public sealed class ExpectationTests
{
    [Fact]
    public void What_does_not_hold_fails_the_run_behind_its_report()
    {
        using var session = new CommandSession();
        Write(session, Rows(3, 300), Study("mean(score)", "by = branch", "expect point > 6", "expect half_width[asked] <= 5", "expect width <= 10"));
        var run = session.Cdi("run groups.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);

        var found = Expectations(session);
        Assert.Equal(9, found.Count);
        Assert.Equal(["asked[north]", "asked[south]", "asked[west]"], found.Take(3).Select(each => each.Estimand));
        var estimates = Read(session).Where(each => each.Method == "human_only").ToList();
        Assert.Equal([.. estimates.Select(each => each.Point), .. estimates.Select(each => (each.Upper - each.Lower) / 2),
            .. estimates.Select(each => each.Upper - each.Lower)], found.Select(each => each.Value));
        Assert.Equal([.. estimates.Select(each => each.Point > 6), .. Enumerable.Repeat(true, 6)], found.Select(each => each.Holds));

        var missed = found.Where(each => !each.Holds).ToList();
        Assert.NotEmpty(missed);
        Assert.Equal(missed.Count, run.Error.Split("error CDI9264").Length - 1);
        Assert.All(missed, each => Assert.Contains($"does not hold in `{each.Estimand}`: ", run.Error, StringComparison.Ordinal));
        var report = session.Read("out/report.md").Replace("\\", "", StringComparison.Ordinal);
        Assert.Contains("## Expectations", report, StringComparison.Ordinal);
        Assert.Contains("expect width <= 10, asked[north]", report, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_changes_nothing_but_the_list()
    {
        var rows = Rows(3, 300);
        using var plain = new CommandSession();
        Write(plain, rows, Study("prevalence(mood[good])", ""));
        Assert.Equal(ExitCode.Success, plain.Cdi("run groups.cdi --quiet --out out").Code);
        Assert.Empty(Expectations(plain));
        using var expecting = new CommandSession();
        Write(expecting, rows, Study("prevalence(mood[good])", "", "expect lower > 1%", "expect upper < 1", "expect se > 0"));
        Assert.Equal(ExitCode.Success, expecting.Cdi("run groups.cdi --quiet --out out").Code);
        Assert.All(Expectations(expecting), each => Assert.True(each.Holds));
        Assert.Equal(Read(plain).Select(each => (each.Point, each.Lower, each.Upper)), Read(expecting).Select(each => (each.Point, each.Lower, each.Upper)));
    }

    [Fact]
    public void An_estimate_without_a_test_has_no_p()
    {
        using var session = new CommandSession();
        Write(session, Rows(3, 300), Study("mean(score)", "", "expect p < 0.5"));
        var run = session.Cdi("run groups.cdi --quiet --out out");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains("CDI9264: `expect p < 0.5` does not hold in `asked`: there is no such number", run.Error, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Expectations(session)).Value);
    }

    [Fact]
    public void A_one_sided_interval_has_the_end_that_is_tested()
    {
        using var session = new CommandSession();
        Write(session, Rows(3, 300), Study("mean(score)", "", "alternative = larger", "expect lower > 1"));
        Assert.Equal(ExitCode.Success, session.Cdi("run groups.cdi --quiet --out out").Code);
        Assert.Equal(Assert.Single(Read(session)).Lower, Assert.Single(Expectations(session)).Value);
    }

    [Theory]
    [InlineData("expect coverage >= 0.9", "CDI1005")]
    [InlineData("expect half_width", "CDI6009")]
    [InlineData("expect lower > 5 labels", "CDI6009")]
    [InlineData("expect lower[askd] > 5", "CDI2015")]
    [InlineData("alternative = larger\n  expect half_width <= 5", "CDI2014")]
    [InlineData("expect upper <= 5\n  alternative = larger", "CDI2014")]
    [InlineData("alternative = smaller\n  expect lower > 5", "CDI2014")]
    public void What_is_no_expectation_is_refused(string line, string code)
    {
        using var session = new CommandSession();
        Write(session, Rows(3, 30), Study("mean(score)", "", line));
        var run = session.Cdi("check groups.cdi");
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains(code, run.Output, StringComparison.Ordinal);
    }

    private static string Study(string target, string by, params string[] lines) =>
        Spec(target, by, "human_only", string.Join("\n  ", lines.Prepend("familywise = none")));

    private static List<(string Estimand, double? Value, bool Holds)> Expectations(CommandSession session)
    {
        using var result = JsonDocument.Parse(File.ReadAllText(Path.Combine(session.Folder, "out", "result.json")));
        if (!result.RootElement.TryGetProperty("expectations", out var all)) return [];
        return [.. all.EnumerateArray().Select(each => (each.GetProperty("estimand").GetString() ?? "",
            each.GetProperty("value") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : (double?)null,
            each.GetProperty("holds").GetBoolean()))];
    }
}
