using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cdi.Cli.Tests.Labelling;

/// <summary><c>cdi label</c> on a disk that fills up while a model is asked: a small file system of the test's own.</summary>
public sealed partial class FullDiskTests
{
    // One call at a time, so that one answer at most was paid for that found no place. The reader of the ledger needs none.
    private const string Script = """
        mkdir full && mount -t tmpfs -o size=SIZE tmpfs full && cp letters.csv study.cdi full/ && cd full || exit 99
        cdi label study.cdi --concurrency 1; echo "first: $?"
        mount -o remount,size=64m . || exit 98
        cdi label study.cdi; echo "second: $?"
        cdi ledger verify study.cdi; echo "verified: $?"
        cdi run study.cdi --quiet --out out; echo "run: $?"
        """;

    [FullDiskTheory]
    [InlineData("120k")]
    [InlineData("240k")]
    public async Task What_was_answered_is_kept_and_one_message_says_what_to_do(string size)
    {
        await using var session = await LabelSession.StartAsync();
        var said = await BuiltCommand.ShellAsync(
            session.Session.Folder, $"export -f cdi; unshare -rm bash -c '{Script.Replace("SIZE", size, StringComparison.Ordinal)}'");
        Assert.True(said.Code == ExitCode.Success, said.ToString());
        var first = said.Output.Split("first: ")[0];
        Assert.Contains("first: 1\n", said.Output);
        Assert.True(Problem().Count(said.Error) == 1, said.ToString());
        Assert.Contains(
            "Check the permissions of the file and its folder, and the space on the disk, and give the command again: nothing acknowledged is lost.",
            said.Error);

        // Of 40 texts some were asked about before the disk was full, and none of these again, but for the one whose answer found no place.
        var annotated = int.Parse(Annotated().Match(first).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(annotated, 1, LabelSession.Rows - 1);
        Assert.Contains(
            $"40 of 40 texts annotated, 0 without an answer, 0 not asked to the end; {LabelSession.Rows - annotated} calls sent now.", said.Output);
        Assert.InRange(session.Server.Calls, LabelSession.Rows, LabelSession.Rows + 1);
        Assert.Contains("second: 0\n", said.Output);
        Assert.Contains("verified: 0\n", said.Output);
        Assert.Contains("run: 0\n", said.Output);
    }

    [GeneratedRegex("^(cdi: |.*error CDI)", RegexOptions.Multiline)]
    private static partial Regex Problem();

    [GeneratedRegex("reader: (\\d+) of 40 texts annotated")]
    private static partial Regex Annotated();

    /// <summary>A theory that mounts a file system of its own, where the machine lets it.</summary>
    private sealed class FullDiskTheoryAttribute : TheoryAttribute
    {
        public FullDiskTheoryAttribute() => Skip = Reason.Value;

        private static Lazy<string?> Reason { get; } = new(() =>
        {
            if (!OperatingSystem.IsLinux()) return "needs a file system of its own";
            using var process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])
            {
                RedirectStandardError = true, RedirectStandardOutput = true,
            });
            process?.WaitForExit();
            return process?.ExitCode == 0 ? null : "this machine lets no test mount a file system";
        });
    }
}
