using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>The pages with data say what they show: their wrong study gives the code, their right one does not.</summary>
public sealed partial class DiagnosticPageTests
{
    // What no command can show: a program that gives a study no ledger (`StudyDiagnosticsTests`), and a kernel that is wrong (`KernelReviewTests`).
    private static readonly string[] OfPrograms = ["CDI9125", "CDI9192"];

    public static TheoryData<string> Pages => new(Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "specs", "diagnostics"), "CDI*.md")
        .Where(path => File.ReadAllText(path).Contains("\n```csv\n", StringComparison.Ordinal))
        .Select(path => Path.GetFileNameWithoutExtension(path)).Where(code => !OfPrograms.Contains(code)).Order(StringComparer.Ordinal));

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
        foreach (var (kind, file) in Further) if (section.Contains($"```{kind}\n", StringComparison.Ordinal)) session.Write(file, Block(section, kind));
        return section.Contains("```sh\n", StringComparison.Ordinal) ? Typed(session, Block(section, "sh").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            : session.Cdi("run study.cdi");
    }

    private static readonly (string Kind, string File)[] Further =
        [("answers", "answers.csv"), ("labels", "labels.csv"), ("later", "later.csv"), ("ledger", "study.ledger")];

    /// <summary>Types what a page shows below its data; all but the last must do what they say.</summary>
    private static Transcript Typed(CommandSession session, string[] lines)
    {
        using var others = new LedgerHolder();
        Transcript? run = null;
        foreach (var line in lines)
        {
            if (run is not null) Assert.True(run.Code == ExitCode.Success, run.ToString());
            var ledger = Path.Combine(session.Folder, "study.ledger");
            if (line.StartsWith("cdi ", StringComparison.Ordinal)) run = session.Cdi(line["cdi ".Length..]);
            else if (Export().Match(line) is { Success: true } variable) session[variable.Groups[1].Value] = variable.Groups[2].Value;
            else if (line == "# another process is writing to study.ledger") others.Hold(ledger);
            else if (Sed().Match(line) is { Success: true } change)
                session.Write("study.cdi", session.Read("study.cdi").Replace(change.Groups[1].Value, change.Groups[2].Value, StringComparison.Ordinal));
            else if (Sql().Match(line) is { Success: true } sql) LedgerHolder.Execute(ledger, sql.Groups[1].Value);
            else Assert.Fail($"Nobody types `{line}`.");
        }

        return run ?? throw new InvalidOperationException("A page types no command.");
    }

    [GeneratedRegex("^sed -i 's/(.*)/(.*)/' study.cdi$")]
    private static partial Regex Sed();

    [GeneratedRegex("^export ([A-Z_]+)=(.*)$")]
    private static partial Regex Export();

    [GeneratedRegex("^sqlite3 study.ledger \"(.*)\"$")]
    private static partial Regex Sql();

    /// <summary>The first fenced block of a language.</summary>
    private static string Block(string section, string language) =>
        Fence().Matches(section).First(each => each.Groups[1].Value == language).Groups[2].Value;

    [GeneratedRegex(@"```(\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
