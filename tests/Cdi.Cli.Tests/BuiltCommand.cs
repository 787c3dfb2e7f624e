using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Cdi.Testing;

namespace Cdi.Cli.Tests;

/// <summary>The command as a process of its own, for what only a process has: pipes, signals and an end at any moment.</summary>
internal static class BuiltCommand
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);

    /// <summary>Compiled studies of all these processes, so that only the first of a spec waits for the C# compiler; gone with the tests.</summary>
    private static readonly Lazy<string> Cache = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("cdi-test-cache-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    });

    /// <summary>Why such tests are skipped; null on Unix.</summary>
    public static string? SkipReason { get; } = OperatingSystem.IsWindows() ? "needs a shell, pipes and signals" : null;

    /// <summary>The assembly that was built with these tests.</summary>
    public static string Path { get; } = System.IO.Path.Combine(
        SharedFolder.Repository, "src", "Cdi.Cli", "bin",
        typeof(BuiltCommand).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug", "net10.0", "cdi.dll");

    /// <summary>Runs a line of the shell in which <c>cdi</c> is the command; returns what the line printed and its exit code.</summary>
    public static async Task<Transcript> ShellAsync(string folder, string line)
    {
        using var process = Start(folder, "/bin/bash", ["-c", $"cdi() {{ dotnet '{Path}' \"$@\"; }}; {line}"]);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await EndAsync(process);
        return new Transcript((ExitCode)process.ExitCode, await output, await error);
    }

    /// <summary>Starts the command; its streams are pipes.</summary>
    public static Process Start(string folder, params string[] arguments) => Start(folder, "dotnet", [Path, .. arguments]);

    /// <summary>Waits for the end of a process; one that hangs is killed and fails the test.</summary>
    public static async Task EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(Hang);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)} hangs.");
        }
    }

    /// <summary>Sends a signal.</summary>
    public static void Send(Process process, int signal)
    {
        if (SendSignal(process.Id, signal) != 0 && !process.HasExited) throw new InvalidOperationException("The signal was not sent.");
    }

    private static Process Start(string folder, string program, string[] arguments)
    {
        // A shell that starts the tests in the background leaves SIGINT ignored, and children inherit that: the command must start as a person starts it.
        var (first, rest) = OperatingSystem.IsLinux() ? ("env", (string[])["--default-signal=INT", program, .. arguments]) : (program, arguments);
        var start = new ProcessStartInfo(first, rest) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["CDI_CACHE"] = Cache.Value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}

/// <summary>A fact about the command as a process on Unix.</summary>
public sealed class ProcessFactAttribute : FactAttribute
{
    public ProcessFactAttribute() => Skip = BuiltCommand.SkipReason;
}

/// <summary>A theory about the command as a process on Unix.</summary>
public sealed class ProcessTheoryAttribute : TheoryAttribute
{
    public ProcessTheoryAttribute() => Skip = BuiltCommand.SkipReason;
}
