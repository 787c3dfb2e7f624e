using System.CommandLine;
using Cdi.Cli.Commands;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;

namespace Cdi.Cli;

/// <summary>The <c>cdi</c> command as a function of its arguments and environment.</summary>
internal static class CommandLine
{
    private const string ReportFaultsAt = "the issue tracker of the repository that this tool came from";

    /// <summary>Runs one command; never throws.</summary>
    /// <param name="arguments">Arguments behind the program's name.</param>
    /// <param name="environment">Where to write and what to read.</param>
    /// <param name="interrupted">Cancelled by a signal; the command then stops without leaving a part of its files behind.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, CommandEnvironment environment, CancellationToken interrupted)
    {
        var code = await GuardedAsync(arguments, environment, interrupted).ConfigureAwait(false);
        if (environment.OutputFault is not { } fault) return code;
        Report(environment, $"Standard output cannot be written: {fault.TrimEnd('.')}.", "");
        return ExitCode.ToolError;
    }

    private static async Task<ExitCode> GuardedAsync(IReadOnlyList<string> arguments, CommandEnvironment environment, CancellationToken interrupted)
    {
        try
        {
            return await InvokeAsync(arguments, environment, interrupted).ConfigureAwait(false);
        }
        catch (InterruptedException stopped)
        {
            environment.Error.WriteLine($"cdi: interrupted; {ShownText.Line(stopped.Message)}.");
            return ExitCode.Interrupted;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            environment.Error.WriteLine("cdi: interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (UserErrorException error)
        {
            Report(environment, error.Message, error.Hint);
            return ExitCode.UserError;
        }
        catch (Exception problem) when (IsOfTheMachine(problem))
        {
            Report(environment, problem.Message, "Check the permissions of the file or folder, and the space on its disk.");
            return ExitCode.UserError;
        }
#pragma warning disable CA1031 // The last resort: whatever went wrong in the tool is told as a fault of the tool.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            ReportFault(environment, fault);
            return ExitCode.ToolError;
        }
    }

    /// <summary>Whether a file or folder could not be worked with. A part of the tool that is not there is another matter.</summary>
    private static bool IsOfTheMachine(Exception problem) =>
        problem is UnauthorizedAccessException or (IOException and not FileNotFoundException and not FileLoadException);

    private static async Task<ExitCode> InvokeAsync(IReadOnlyList<string> arguments, CommandEnvironment environment, CancellationToken interrupted)
    {
        var root = CommandTree.Create(environment, interrupted);
        var parsed = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (UsageProblem.Of(parsed) is { } problem) throw problem;
        var invocation = new InvocationConfiguration
        {
            Output = environment.Output,
            Error = environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return (ExitCode)await parsed.InvokeAsync(invocation, interrupted).ConfigureAwait(false);
    }

    private static void Report(CommandEnvironment environment, string message, string hint)
    {
        environment.Error.WriteLine($"cdi: {ShownText.Line(message)}");
        if (hint.Length > 0) environment.Error.WriteLine($"  hint: {ShownText.Line(hint)}");
    }

    private static void ReportFault(CommandEnvironment environment, Exception fault)
    {
        var traced = environment.Variable("CDI_DEBUG") is not null;
        var hint = $"This is a fault of cdi {Compilation.ToolVersion.Number}, not of the study. Please report it, with the spec, at {ReportFaultsAt}"
            + (traced ? "." : "; CDI_DEBUG=1 adds the stack trace.");
        Report(environment, $"{fault.GetType().Name}: {fault.Message}", hint);
        if (traced) environment.Error.WriteLine(fault.ToString());
    }
}
