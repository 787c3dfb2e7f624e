using Cdi.Testing;

namespace Cdi.Cli.Tests.Findings;

/// <summary>What an author writes reaches a terminal, a log and an annotation as text that shows and does nothing.</summary>
public sealed class ShownTextFindings
{
    [SharedFact]
    public void An_escape_sequence_in_a_spec_is_shown_and_not_sent()
    {
        using var session = Copied("terminal-escape");
        var checked_ = session.Cdi("check terminal-escape.cdi");
        Assert.Equal(ExitCode.UserError, checked_.Code);
        Assert.StartsWith(
            """
            terminal-escape.cdi:97:15  error CDI1005: `x\u001B]0;PWNTITLE\u0007\u001B[2J` is not a method.
               97 |   compare = [ `x\u001B]0;PWNTITLE\u0007\u001B[2J`, 
                  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            """, checked_.Output);
        Assert.DoesNotContain(checked_.ToString(), unit => char.IsControl(unit) && unit != '\n');
    }

    [SharedTheory]
    [InlineData("text", 0)]
    [InlineData("json", 0)]
    [InlineData("github", 1)]
    public void A_line_end_in_a_message_begins_no_annotation(string format, int annotations)
    {
        using var session = Copied("newline-in-message");
        var checked_ = session.Cdi($"check newline-in-message.cdi --format {format}");
        Assert.Equal(ExitCode.UserError, checked_.Code);
        Assert.Equal(annotations, checked_.ToString().Split('\n').Count(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal)));
        Assert.Contains("x\\n::error file=README.md", checked_.Output);
    }

    [SharedTheory]
    [InlineData("explain")]
    [InlineData("explain --stage syntax")]
    [InlineData("explain --stage csharp")]
    [InlineData("fmt --check")]
    [InlineData("run")]
    public void No_command_sends_a_control_character(string command)
    {
        using var session = Copied("terminal-escape");
        Assert.DoesNotContain(session.Cdi($"{command} terminal-escape.cdi").ToString(), unit => char.IsControl(unit) && unit != '\n');
    }

    private static CommandSession Copied(string name)
    {
        var session = new CommandSession();
        session.Write(name + ".cdi", File.ReadAllText(SharedFolder.File($"findings/cases-security/{name}.cdi")));
        return session;
    }
}
