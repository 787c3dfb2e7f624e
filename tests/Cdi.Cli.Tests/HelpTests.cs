using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>`cdi help` prints the pages of the diagnostics, which travel inside the tool.</summary>
public class HelpTests
{
    [Theory]
    [InlineData("CDI2001")]
    [InlineData("cdi2001")]
    [InlineData("2001")]
    public void A_code_prints_its_page(string code)
    {
        using var session = new CommandSession();
        var run = session.Cdi(["help", code]);
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.Equal(File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs/diagnostics/CDI2001.md")), run.Output);
    }

    [Fact]
    public void Every_page_of_the_repository_is_listed_with_its_title()
    {
        using var session = new CommandSession();
        var run = session.Cdi("help");
        Assert.Equal(ExitCode.Success, run.Code);
        Assert.All(Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "specs/diagnostics"), "CDI*.md"), file =>
            Assert.Contains($"  {File.ReadLines(file).First()[2..].Replace(": ", "  ")}\n", run.Output));
    }

    [Theory]
    [InlineData("CDI2002", "hint: nearest `cdi help CDI2001`; `cdi help` lists all codes.")]
    [InlineData("hegde", "hint: `cdi help` lists all codes.")]
    [InlineData("../data.csv", "hint: `cdi help` lists all codes.")]
    public void An_unknown_code_is_a_users_error_with_the_nearest(string code, string hint)
    {
        using var session = new CommandSession();
        var run = session.Cdi(["help", code]);
        Assert.Equal(ExitCode.UserError, run.Code);
        Assert.Contains($"`{code}` is not a code of cdi.", run.Error);
        Assert.Contains(hint, run.Error);
        Assert.Empty(run.Output);
    }

    [Fact]
    public void The_name_of_a_command_prints_its_usage()
    {
        using var session = new CommandSession();
        Assert.Equal(session.Cdi("check --help").Output, session.Cdi("help check").Output);
    }

    [Fact]
    public void The_help_line_of_a_diagnostic_is_a_command_that_works()
    {
        using var session = new CommandSession();
        session.Write("study.cdi", "cdi 1\n\nstudy s\n");
        var line = session.Cdi("check study.cdi").Output.Split('\n').First(each => each.Contains("help: cdi ", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Success, session.Cdi(line[(line.IndexOf("cdi ", StringComparison.Ordinal) + 4)..]).Code);
    }
}
