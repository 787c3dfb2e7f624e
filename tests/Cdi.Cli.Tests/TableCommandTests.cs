using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary><c>cdi table</c>, and the programs of specs/language.md that read a result.</summary>
public sealed class TableCommandTests : IClassFixture<TableCommandTests.Ran>
{
    private readonly CommandSession session;

    public TableCommandTests(Ran ran) => session = ran.Session;

    [Fact]
    public void A_report_folder_and_its_file_give_one_table()
    {
        var (folder, file) = (session.Cdi("table manners-report"), session.Cdi("table manners-report/result.json"));
        Assert.Equal(ExitCode.Success, folder.Code);
        Assert.Equal(folder.ToString(), file.ToString());
        Assert.Contains("Standard errors in parentheses", folder.Output, StringComparison.Ordinal);
        Assert.Equal("", folder.Error);
    }

    [Theory]
    [InlineData("table.tex", "\\toprule")]
    [InlineData("table.md", "| ---")]
    public void The_ending_of_the_file_says_how_it_is_written(string name, string part)
    {
        Assert.Equal($"table: {name}\nexit 0\n", session.Cdi($"table manners-report --out {name}").ToString());
        Assert.Contains(part, session.Read(name), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table absent", "There is no file `absent`.")]
    [InlineData("table .", "The folder `.` holds no `result.json`.")]
    [InlineData("table manners.cdi", "`manners.cdi` is not a result: ")]
    [InlineData("table manners-report --method ppii", "`ppii` is not a method of these results.")]
    [InlineData("table manners-report --estimand shar", "`shar` is not an estimand of these results.")]
    [InlineData("table empty.json", "No column is left: ")]
    [InlineData("table manners-report --digits 9", "`--digits` takes a whole number from 0 to 8, found `9`.")]
    [InlineData("table manners-report --format docx", "A Word document is not printed.")]
    [InlineData("table manners-report --out table.pdf", "`--out table.pdf` names no file of a known form.")]
    [InlineData("table manners-report --out manners.cdi --format md", "The table cannot be written to `manners.cdi`: ")]
    [InlineData("table manners-report --statistic t", "`--statistic` takes `se`, `interval`, `p` or `none`, found `t`.")]
    public void What_cannot_be_done_is_an_error_of_the_user(string command, string message)
    {
        var transcript = session.Cdi(command);
        Assert.Equal((ExitCode.UserError, ""), (transcript.Code, transcript.Output));
        Assert.StartsWith($"cdi: {message}", transcript.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_method_stands_in_a_column_of_its_own()
    {
        var methods = Regex.Matches(session.Cdi("table manners-report --method all").Output, @"\((\d+)\) ").Count;
        var own = Regex.Matches(session.Cdi("table manners-report").Output, @"\((\d+)\) ").Count;
        Assert.True(methods > own, $"{methods} and {own}");
    }

    // The program in R needs a package that no machine of a test has to have; it was run by hand.
    [PythonFact]
    public async Task The_program_in_Python_prints_the_estimates_of_the_study()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(SharedFolder.Repository, "specs", "language.md"));
        var program = page.Split("```python\n")[1].Split("```")[0].Replace("helpdesk-report", "manners-report", StringComparison.Ordinal);
        session.Write("read.py", program);
        var printed = await BuiltCommand.ShellAsync(session.Folder, "python3 read.py");

        Assert.Equal("", printed.Error);
        Assert.StartsWith("share prevalence calibrated 0.", printed.Output, StringComparison.Ordinal);
        Assert.Contains("\nhedging hedge calibrated ", printed.Output, StringComparison.Ordinal);
    }

    /// <summary>A fact about a program in Python, where the machine has it.</summary>
    private sealed class PythonFactAttribute : FactAttribute
    {
        public PythonFactAttribute() => Skip = BuiltCommand.SkipReason ?? Reason.Value;

        private static Lazy<string?> Reason { get; } = new(() =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "python3"))) ? null : "needs python3");
    }

    /// <summary>A study that ran once.</summary>
    public sealed class Ran : IDisposable
    {
        public Ran()
        {
            Session.Write("data.csv", Manners.Data);
            Session.Write("manners.cdi", Manners.Spec);
            Session.Write(
                "empty.json",
                """
                {"schema": 1, "study": "a", "spec_sha256": "b", "corpus": {"sha256": "c", "kept": 3}, "seed": 1, "tool": "cdi", "estimates": []}
                """);
            Assert.Equal(ExitCode.Success, Session.Cdi("run manners.cdi --quiet").Code);
        }

        internal CommandSession Session { get; } = new();

        public void Dispose() => Session.Dispose();
    }
}
