using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>The pages with data say what they show: their wrong study gives the code, their right one does not.</summary>
public sealed partial class DiagnosticPageTests
{
    public static TheoryData<string> Pages => new(Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "specs", "diagnostics"), "CDI*.md")
        .Where(path => File.ReadAllText(path).Contains("\n```csv\n", StringComparison.Ordinal))
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_wrong_study_gives_the_code(string code)
    {
        var run = Run(code, "Wrong");
        var isError = run.Error.Contains($" error {code}: ", StringComparison.Ordinal);
        Assert.True(isError || run.Error.Contains($" warning {code}: ", StringComparison.Ordinal), run.ToString());
        Assert.True(run.Code == (isError ? ExitCode.UserError : ExitCode.Success), run.ToString());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_right_study_runs_without_it(string code)
    {
        var run = Run(code, "Right");
        Assert.True(run.Code == ExitCode.Success, run.ToString());
        Assert.DoesNotContain(code + ":", run.Error);
    }

    private static Transcript Run(string code, string heading)
    {
        var page = File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs", "diagnostics", code + ".md"));
        var section = page[page.IndexOf("## " + heading, StringComparison.Ordinal)..];
        using var session = new CommandSession();
        session.Write("study.cdi", Block(section, "cdi"));
        var rows = Block(section, "csv");
        if (section[..section.IndexOf("```csv", StringComparison.Ordinal)].Contains("\"data.xlsx\"", StringComparison.Ordinal))
        {
            File.WriteAllBytes(Path.Combine(session.Folder, "data.xlsx"), WorkbookFile.OfTable(rows));
        }

        session.Write("data.csv", rows);
        return session.Cdi("run study.cdi");
    }

    /// <summary>The first fenced block of a language.</summary>
    private static string Block(string section, string language) =>
        Fence().Matches(section).First(each => each.Groups[1].Value == language).Groups[2].Value;

    [GeneratedRegex(@"```(\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
