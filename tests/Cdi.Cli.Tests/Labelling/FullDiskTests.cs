using System.Text.RegularExpressions;
using Cdi.Cli.Tests.Collecting;

namespace Cdi.Cli.Tests.Labelling;

/// <summary>Commands whose disk is full: no file grows beyond a limit, which is smaller than the ledger at first and larger in the end.</summary>
public sealed partial class FullDiskTests
{
    [ProcessFact]
    public async Task Calls_that_cannot_be_written_down_are_not_made_and_those_on_file_are_not_lost()
    {
        await using var session = await LabelSession.StartAsync();
        session.Cdi("label study.cdi --limit 1");
        await BuiltCommand.ShellAsync(session.Session.Folder, "cdi check study.cdi");
        var failures = 0;
        foreach (var kibibytes in new[] { 8, 36, 44, 60, 90 })
        {
            var label = await BuiltCommand.ShellAsync(
                session.Session.Folder, $"trap '' XFSZ; ulimit -f {kibibytes}; cdi label study.cdi --limit 12 --concurrency 3");
            if (label.Code == ExitCode.Success) continue;
            failures++;
            Assert.Equal(ExitCode.UserError, label.Code);
            Assert.True(Problem().Count(label.Error) == 1, label.ToString());
        }

        Assert.NotEqual(0, failures);
        Assert.Contains("40 of 40 texts annotated", session.Cdi("label study.cdi").Output);
        Assert.Contains("entries, whole", session.Cdi("ledger verify study.cdi").Output);
        var shown = session.Cdi("ledger show study.cdi").Output;
        Assert.Contains("40 requests, 40 answers:", shown);
        var listed = Listed().Match(shown) is { Success: true } match ? int.Parse(match.Groups[1].Value) : 0;
        Assert.InRange(session.Server.Charged - 40, 0, listed);
    }

    [ProcessFact]
    public async Task Answers_of_people_are_read_back_whole_or_not_at_all()
    {
        using var calm = new LiveSession();
        calm.Complete();
        using var live = new LiveSession();
        var failures = 0;
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal(ExitCode.Success, live.Cdi("next study.cdi").Code);
            live.FillIn($"study-round-{round}.csv");
            foreach (var kibibytes in new[] { 4, 12, 32, 36 })
            {
                var import = await BuiltCommand.ShellAsync(
                    live.Session.Folder, $"trap '' XFSZ; ulimit -f {kibibytes}; cdi import study.cdi study-round-{round}.csv");
                if (import.Code == ExitCode.Success) continue;
                failures++;
                Assert.Equal(ExitCode.UserError, import.Code);
                Assert.True(Problem().Count(import.Error) == 1, import.ToString());
            }

            Assert.Equal(ExitCode.Success, live.Cdi($"import study.cdi study-round-{round}.csv").Code);
        }

        Assert.NotEqual(0, failures);
        Assert.Equal(ExitCode.Success, live.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(ExitCode.Success, calm.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(calm.Session.Read("study-report/draws.csv"), live.Session.Read("study-report/draws.csv"));
    }

    [ProcessFact]
    public async Task A_folder_that_takes_no_file_is_one_message_before_anything_is_sent()
    {
        await using var session = await LabelSession.StartAsync();
        // Who may do everything is nobody for this.
        var user = Environment.IsPrivilegedProcess ? "runuser -u nobody -- env HOME=/tmp " : "";
        var line = $"chmod 755 .; {user}dotnet '{BuiltCommand.Path}' check study.cdi; chmod 555 .; {user}dotnet '{BuiltCommand.Path}' label study.cdi; "
            + "code=$?; chmod 755 .; exit $code";
        var label = await BuiltCommand.ShellAsync(session.Session.Folder, line);
        Assert.Equal(ExitCode.UserError, label.Code);
        Assert.True(Problem().Count(label.Error) == 1, label.ToString());
        Assert.Equal(0, session.Server.Calls);
    }

    // A problem that the command found has its remedy on a line of its own.
    [GeneratedRegex("^(cdi: |.*error CDI)", RegexOptions.Multiline)]
    private static partial Regex Problem();

    [GeneratedRegex("(\\d+) calls may have been paid")]
    private static partial Regex Listed();
}
