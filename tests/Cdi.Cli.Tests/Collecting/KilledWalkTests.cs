using System.Diagnostics;

namespace Cdi.Cli.Tests.Collecting;

/// <summary>A command that is killed loses nothing that it has acknowledged, and repeats nothing that is drawn.</summary>
public sealed class KilledWalkTests
{
    [ProcessFact]
    public async Task A_walk_whose_commands_are_killed_comes_to_the_sample_of_one_left_in_peace()
    {
        using var calm = new LiveSession();
        calm.Complete();
        using var live = new LiveSession();
        var patience = await LengthAsync(live, "status", "study.cdi");
        for (var round = 1; round <= 3; round++)
        {
            await KilledAsync(live, patience * round / 3, "next", "study.cdi");
            Assert.Contains($"round {round}, ", live.Cdi("next study.cdi").Output, StringComparison.Ordinal);
            live.FillIn($"study-round-{round}.csv");
            var said = await KilledAsync(live, patience * round / 3, "import", "study.cdi", $"study-round-{round}.csv");
            var again = live.Cdi($"import study.cdi study-round-{round}.csv");
            Assert.True(again.Code == ExitCode.Success, again.ToString());
            if (said.Contains("the round is complete", StringComparison.Ordinal))
                Assert.Contains(": 0 texts answered, ", again.Output, StringComparison.Ordinal);
        }

        Assert.Equal(calm.Cdi("run study.cdi --quiet").Code, live.Cdi("run study.cdi --quiet").Code);
        Assert.Equal(calm.Session.Read("study-report/draws.csv"), live.Session.Read("study-report/draws.csv"));
        Assert.Equal(calm.Session.Read("study-report/result.json"), live.Session.Read("study-report/result.json"));
    }

    [ProcessFact]
    public async Task Of_two_processes_that_draw_at_once_one_round_comes()
    {
        using var live = new LiveSession();
        using var first = BuiltCommand.Start(live.Session.Folder, "next", "study.cdi", "--out", "a.csv");
        using var second = BuiltCommand.Start(live.Session.Folder, "next", "study.cdi", "--out", "b.csv");
        await Task.WhenAll(BuiltCommand.EndAsync(first), BuiltCommand.EndAsync(second));
        Assert.Contains(0, new[] { first.ExitCode, second.ExitCode });
        foreach (var refused in new[] { first, second }.Where(each => each.ExitCode != 0))
            Assert.Contains("CDI9122", await refused.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Contains("16 of 40 labels asked", live.Cdi("status study.cdi").Output, StringComparison.Ordinal);
        var files = new[] { "a.csv", "b.csv" }.Where(live.Session.Exists).Select(live.Session.Read).ToList();
        Assert.Single(files.Distinct());
    }

    private static async Task<TimeSpan> LengthAsync(LiveSession live, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = BuiltCommand.Start(live.Session.Folder, arguments);
        await BuiltCommand.EndAsync(process);
        return watch.Elapsed;
    }

    /// <summary>What a command had printed when it was killed; one that ended before was not.</summary>
    private static async Task<string> KilledAsync(LiveSession live, TimeSpan after, params string[] arguments)
    {
        using var process = BuiltCommand.Start(live.Session.Folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        await Task.Delay(after);
        BuiltCommand.Send(process, BuiltCommand.Kill);
        await BuiltCommand.EndAsync(process);
        return await output;
    }
}
