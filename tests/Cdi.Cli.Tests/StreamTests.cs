namespace Cdi.Cli.Tests;

/// <summary>Standard output and standard error as a shell connects them.</summary>
public sealed class StreamTests
{
    /// <summary>A study of which the compiler warns.</summary>
    private static readonly string Unpinned = Manners.Spec.Replace(" // allow CDI2011: the tests edit the file", "", StringComparison.Ordinal);

    private static readonly string Broken = Manners.Spec.Replace("~ 1 + hedge", "~ 1 + hegde", StringComparison.Ordinal);

    [ProcessFact]
    public async Task In_one_pipe_answers_and_diagnostics_stand_in_the_order_in_which_they_were_given()
    {
        using var session = Session(Unpinned);
        var apart = await BuiltCommand.ShellAsync(session.Folder, "cdi explain manners.cdi --stage csharp");
        var together = await BuiltCommand.ShellAsync(session.Folder, "cdi explain manners.cdi --stage csharp 2>&1");
        Assert.NotEmpty(apart.Error);
        Assert.True(apart.Output.Length > 4096, "an answer longer than the buffer of a stream");
        Assert.Equal(apart.Error + apart.Output, together.Output);
    }

    [ProcessFact]
    public async Task The_names_of_formatted_specs_and_the_diagnostics_of_others_take_turns_line_by_line()
    {
        using var session = new CommandSession();
        session.Write("a.cdi", "cdi 1\nstudy   a\n");
        session.Write("b.cdi", "cdi 1\nstudy b\ncorpus {\n");
        var together = await BuiltCommand.ShellAsync(session.Folder, "cdi fmt a.cdi b.cdi 2>&1");
        Assert.StartsWith("b.cdi:3:", together.Output);
        Assert.EndsWith("1 error, 0 warnings\na.cdi formatted.\n", together.Output);
    }

    [ProcessFact]
    public async Task Data_diagnostics_stand_before_the_estimates_that_follow_them()
    {
        using var session = Session(Unpinned);
        var together = await BuiltCommand.ShellAsync(session.Folder, "cdi run manners.cdi 2>&1");
        Assert.True(together.Code == ExitCode.Success, together.ToString());
        Assert.EndsWith("\n\nreport: manners-report\n", together.Output);
        Assert.DoesNotContain("hint:", together.Output[together.Output.IndexOf("manners: 200 texts", StringComparison.Ordinal)..]);
    }

    [ProcessTheory]
    [InlineData("cdi check broken.cdi")]
    [InlineData("cdi explain manners.cdi")]
    [InlineData("cdi run manners.cdi")]
    [InlineData("cdi --help")]
    public async Task A_full_standard_output_is_one_line_and_exit_2(string command)
    {
        using var session = Session(Manners.Spec);
        session.Write("broken.cdi", Broken);
        var transcript = await BuiltCommand.ShellAsync(session.Folder, command + " > /dev/full");
        Assert.Equal(ExitCode.ToolError, transcript.Code);
        Assert.Equal("cdi: Standard output cannot be written: No space left on device.\n", string.Concat(transcript.Error.Split('\n')[^2], "\n"));
        Assert.DoesNotContain("   at ", transcript.Error);
    }

    [ProcessFact]
    public async Task A_full_standard_error_changes_no_exit_code()
    {
        using var session = Session(Broken);
        var transcript = await BuiltCommand.ShellAsync(session.Folder, "cdi explain manners.cdi 2> /dev/full");
        Assert.Equal(("", ExitCode.UserError), (transcript.Error, transcript.Code));
    }

    [ProcessTheory]
    [InlineData("cdi explain manners.cdi --stage csharp | head -1; exit ${PIPESTATUS[0]}")]
    [InlineData("cdi explain manners.cdi --stage csharp >&-")]
    [InlineData("cdi explain manners.cdi --stage csharp 2>&-")]
    public async Task A_stream_that_nobody_reads_is_no_error(string line)
    {
        using var session = Session(Unpinned);
        var transcript = await BuiltCommand.ShellAsync(session.Folder, line);
        Assert.Equal(ExitCode.Success, transcript.Code);
        Assert.DoesNotContain("   at ", transcript.ToString());
    }

    private static CommandSession Session(string spec)
    {
        var session = new CommandSession();
        session.Write("manners.cdi", spec);
        session.Write("data.csv", Manners.Data);
        return session;
    }
}
