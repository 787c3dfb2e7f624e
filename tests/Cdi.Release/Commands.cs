using System.Diagnostics;

namespace Cdi.Release;

/// <summary>Runs programs of the build and says what they printed where they fail.</summary>
internal static class Commands
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Runs a program to its end.</summary>
    /// <param name="folder">Its working directory.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>Its standard output.</returns>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static string Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException(
                $"`{program} {string.Join(' ', arguments)}` ended with {process.ExitCode}.\n{output}{error.GetAwaiter().GetResult()}");
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Cdi.Dsl.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("No Cdi.Dsl.sln above " + AppContext.BaseDirectory);
    }
}
