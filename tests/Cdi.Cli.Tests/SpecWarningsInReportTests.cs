using System.Text.Json;

namespace Cdi.Cli.Tests;

/// <summary>What the compiler warns of, and what an author allows, stands in every report.</summary>
public class SpecWarningsInReportTests
{
    [Fact]
    public void A_warning_of_the_compiler_stands_in_all_three_reports_and_once_on_the_terminal()
    {
        using var session = new CommandSession();
        var run = Run(session, Manners.Spec.Replace(" // allow CDI2011: the tests edit the file", ""));
        Assert.Equal(2, run.Error.Split("warning CDI2011:").Length);
        foreach (var report in new[] { "report.html", "report.md", "result.json" }) Assert.Contains("CDI2011", session.Read("out/" + report));
        Assert.Contains("has no sha256", session.Read("out/report.md"));
    }

    [Fact]
    public void An_allowance_stands_in_all_three_reports_with_its_reason()
    {
        using var session = new CommandSession();
        Run(session, Manners.Spec);
        foreach (var report in new[] { "report.html", "report.md", "result.json" }) Assert.Contains("the tests edit the file", session.Read("out/" + report));
        using var json = JsonDocument.Parse(session.Read("out/result.json"));
        var allowance = json.RootElement.GetProperty("allowances")[0];
        Assert.Equal("CDI2011", allowance.GetProperty("code").GetString());
        Assert.Contains("has no sha256", allowance.GetProperty("messages")[0].GetString());
    }

    [Fact]
    public void An_allowance_of_a_warning_that_the_run_does_not_give_is_told_by_the_run()
    {
        using var session = new CommandSession();
        var run = Run(session, Manners.Spec.Replace("inference {", "inference {                              // allow CDI9020: one text is a whole city"));
        Assert.Contains("CDI1008: `allow CDI9020` silences nothing", run.Error);
        Assert.Contains("CDI1008", session.Read("out/report.md"));
    }

    private static Transcript Run(CommandSession session, string spec)
    {
        session.Write("study.cdi", spec);
        session.Write("data.csv", Manners.Data);
        var run = session.Cdi("run study.cdi --out out");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        return run;
    }
}
