using System.Diagnostics;
using System.Text;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>Runs programs in a folder, apart from the build that runs the tests.</summary>
internal static class DotNetCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>Runs `dotnet` with arguments.</summary>
    public static Task<Transcript> RunAsync(string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        StartAsync("dotnet", folder, variables, arguments);

    /// <summary>Runs a program with arguments and returns what it printed.</summary>
    public static async Task<Transcript> StartAsync(string program, string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in start.Environment.Keys.Where(IsOfTheOuterBuild).ToList()) start.Environment.Remove(inherited);
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        foreach (var (name, value) in variables) start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        using var limit = new CancellationTokenSource(Limit);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return new Transcript((ExitCode)process.ExitCode, await output, await error);
    }

    private static bool IsOfTheOuterBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable is "DOTNET_HOST_PATH" or "NUGET_PACKAGES" or "CDI_CACHE" or "CDI_DATA" or "VSTEST_HOST_DEBUG";
}
