using Cdi.Cli.Terminal;
using Cdi.Studies;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>Colour is for people, and faults of the tool are told from faults of the study.</summary>
public class TerminalTests
{
    private const string Escape = "\u001b[";

    private static readonly string Broken = Manners.Spec.Replace("~ 1 + hedge", "~ 1 + hegde", StringComparison.Ordinal);

    [Fact]
    public void A_terminal_gets_colour()
    {
        using var session = new CommandSession { OnTerminal = true };
        session.Write("manners.cdi", Broken);
        Assert.Contains(Escape, session.Cdi("check manners.cdi").Output);
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void A_terminal_may_refuse_colour(string variable, string value)
    {
        using var session = new CommandSession { OnTerminal = true };
        session[variable] = value;
        session.Write("manners.cdi", Broken);
        Assert.DoesNotContain(Escape, session.Cdi("check manners.cdi").Output);
    }

    [Fact]
    public void A_pipe_gets_none()
    {
        using var session = new CommandSession();
        session.Write("manners.cdi", Broken);
        Assert.DoesNotContain(Escape, session.Cdi("check manners.cdi").Output);
    }

    [PrivateFact]
    public void A_short_run_shows_no_progress()
    {
        using var session = new CommandSession(PrivatePlace.Fresh()) { OnTerminal = true };
        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        session.Cdi("run manners.cdi");
        Assert.DoesNotContain("[1/", session.Cdi("run manners.cdi").Error);
    }

    [Fact]
    public async Task Work_over_a_second_shows_what_is_done_and_takes_it_away()
    {
        using var error = new RecordingWriter();
        using var environment = Watched(error, isTerminal: true);
        using (var progress = new ProgressLine(environment, quiet: false))
        {
            progress.Report(new StudyProgress(2, 9, "Draw the sample"));
            await error.FirstWrite.WaitAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("\r\u001b[2K[2/9] Draw the sample …\r\u001b[2K", error.ToString());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Nothing_is_shown_in_a_pipe_or_when_quiet(bool isTerminal, bool quiet)
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var environment = Watched(error, isTerminal);
        using (var progress = new ProgressLine(environment, quiet))
        {
            progress.Say("Compile a.cdi");
            await Task.Delay(TimeSpan.FromSeconds(1.2));
        }

        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task A_fault_of_the_tool_is_exit_2_and_asks_for_a_report()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var environment = Faulty(error, []);
        Assert.Equal(ExitCode.ToolError, await CommandLine.RunAsync(["--version"], environment, CancellationToken.None));
        Assert.StartsWith("cdi: InvalidOperationException: The writer is broken.\n  hint: This is a fault of cdi ", error.ToString());
        Assert.DoesNotContain(" at Cdi.", error.ToString());
    }

    [Fact]
    public async Task CDI_DEBUG_adds_the_stack_trace()
    {
        using var error = new StringWriter { NewLine = "\n" };
        using var environment = Faulty(error, new() { ["CDI_DEBUG"] = "1" });
        await CommandLine.RunAsync(["--version"], environment, CancellationToken.None);
        Assert.Contains(" at Cdi.", error.ToString());
    }

    private static CommandEnvironment Watched(TextWriter error, bool isTerminal) => new()
    {
        Output = TextWriter.Null,
        Error = error,
        WorkingDirectory = Path.GetTempPath(),
        Variables = new Dictionary<string, string>(),
        ErrorIsTerminal = isTerminal,
    };

    private static CommandEnvironment Faulty(TextWriter error, Dictionary<string, string> variables) => new()
    {
        Output = new BrokenWriter(),
        Error = error,
        WorkingDirectory = Path.GetTempPath(),
        Variables = variables,
    };

    /// <summary>Tells when something is written, whatever thread writes it.</summary>
    private sealed class RecordingWriter : StringWriter
    {
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FirstWrite => first.Task;

        public override void Write(string? value)
        {
            base.Write(value);
            first.TrySetResult();
        }
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("The writer is broken.");
    }
}
