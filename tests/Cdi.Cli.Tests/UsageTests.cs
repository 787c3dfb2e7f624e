namespace Cdi.Cli.Tests;

/// <summary>What a mistyped command says, and what help there is.</summary>
public class UsageTests
{
    [Fact]
    public void An_unknown_command_names_the_nearest_one()
    {
        using var session = new CommandSession();
        var transcript = session.Cdi("chekc politeness.cdi");
        Assert.Equal(
            """
            cdi: `chekc` is not a command.
              hint: nearest `check`; commands: annotate, check, doctor, experiment, explain, fmt, help, import, label, ledger, new, next, plan, run, status, table.
            exit 1

            """, transcript.ToString());
    }

    [Fact]
    public void An_unknown_option_names_the_nearest_one()
    {
        using var session = new CommandSession();
        var transcript = session.Cdi("check a.cdi --fromat json");
        Assert.Equal(
            """
            cdi: `--fromat` is not an option of `cdi check`.
              hint: nearest `--format`; options: --format, --help.
            exit 1

            """, transcript.ToString());
    }

    // Tokens of a shell that an option does not know, of every command that takes one of a few words: one line, which names them.
    [Theory]
    [InlineData("check a.cdi --format xml", "`--format` takes `text`, `json` or `github`, found `xml`.", "cdi check")]
    [InlineData("next a.cdi --format xml", "`--format` takes `csv` or `jsonl`, found `xml`.", "cdi next")]
    [InlineData("explain a.cdi --stage xml", "`--stage` takes `syntax`, `model`, `plan`, `csharp` or `design`, found `xml`.", "cdi explain")]
    [InlineData("ledger show a.cdi --format xml", "`--format` takes `text` or `json`, found `xml`.", "cdi ledger show")]
    [InlineData("ledger export a.cdi --of xml", "`--of` takes `calls` or `sample`, found `xml`.", "cdi ledger export")]
    public void An_unknown_value_of_an_option_names_those_there_are(string command, string message, string path)
    {
        using var session = new CommandSession();
        Assert.Equal(
            $"""
            cdi: {message}
              hint: `{path} --help` lists arguments and options.
            exit 1

            """, session.Cdi(command).ToString());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("-1")]
    [InlineData("99999999999")]
    public void Threads_that_are_no_number_are_an_error_of_the_user(string written)
    {
        using var session = new CommandSession();
        Assert.Equal(
            $"""
            cdi: `--threads` takes a whole number of 0 or more, found `{written}`.
              hint: `cdi run --help` lists arguments and options.
            exit 1

            """, session.Cdi($"run a.cdi --threads {written}").ToString());
    }

    [Fact]
    public void A_missing_argument_is_an_error_of_the_user()
    {
        using var session = new CommandSession();
        var transcript = session.Cdi("run");
        Assert.Equal(ExitCode.UserError, transcript.Code);
        Assert.Contains("hint: `cdi run --help` lists arguments and options.", transcript.Error);
    }

    [Fact]
    public void An_option_of_no_command_within_a_command_is_named_with_both()
    {
        using var session = new CommandSession();
        Assert.Contains("cdi: `--of` is not an option of `cdi ledger show`.", session.Cdi("ledger show a.cdi --of calls").Error);
    }

    [Fact]
    public void One_argument_too_many_is_named()
    {
        using var session = new CommandSession();
        Assert.Equal(
            """
            cdi: `b.cdi` is one argument too many.
              hint: `cdi run --help` lists the arguments.
            exit 1

            """, session.Cdi("run a.cdi b.cdi").ToString());
    }

    [Fact]
    public void A_missing_file_names_the_nearest_spec()
    {
        using var session = new CommandSession();
        session.Write("studies/politeness.cdi", "cdi 1\n");
        Assert.Equal(
            """
            cdi: There is no file `studies/politenes.cdi`.
              hint: nearest `studies/politeness.cdi`.
            exit 1

            """, session.Cdi("check studies/politenes.cdi").ToString());
    }

    [Fact]
    public void An_empty_folder_for_the_report_is_refused()
    {
        using var session = new CommandSession();
        var transcript = session.Cdi(["run", "a.cdi", "--out", ""]);
        Assert.Equal(ExitCode.UserError, transcript.Code);
        Assert.Contains("`--out` names no folder.", transcript.Error);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(session.Folder), path => Path.GetFileName(path) != ".cache");
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused()
    {
        using var session = new CommandSession();
        File.WriteAllBytes(Path.Combine(session.Folder, "latin.cdi"), [0x63, 0xE9, 0x0A]);
        Assert.Equal(
            """
            cdi: `latin.cdi` is not UTF-8 text.
              hint: Save the spec as UTF-8.
            exit 1

            """, session.Cdi("check latin.cdi").ToString());
    }

    [Theory]
    [InlineData("check", "--format")]
    [InlineData("explain", "--stage")]
    [InlineData("fmt", "--lock")]
    [InlineData("new", "--human")]
    [InlineData("run", "--data")]
    public void Every_command_has_help(string command, string option)
    {
        using var session = new CommandSession();
        var transcript = session.Cdi(command + " --help");
        Assert.Equal(ExitCode.Success, transcript.Code);
        Assert.Contains(option, transcript.Output);
        Assert.Empty(transcript.Error);
    }

    [Fact]
    public void Without_arguments_the_commands_are_listed()
    {
        using var session = new CommandSession();
        var transcript = session.Cdi("");
        Assert.Equal(ExitCode.UserError, transcript.Code);
        Assert.Contains("explain", transcript.Output);
    }

    [Fact]
    public void The_version_is_a_number()
    {
        using var session = new CommandSession();
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", session.Cdi("--version").Output);
    }
}
