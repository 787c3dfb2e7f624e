using System.Reflection;
using Cdi.Testing;

namespace Cdi.Cli.Tests.Packaging;

/// <summary>What a process loads before it writes a report.</summary>
[Trait("Category", "Packaging")]
public sealed class StartUpTests
{
    private static string Built => Path.Combine(
        SharedFolder.Repository, "src", "Cdi.Cli", "bin",
        typeof(StartUpTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug", "net10.0");

    [PrivateFact]
    public async Task A_study_in_the_cache_runs_without_the_CSharp_compiler()
    {
        using var session = new CommandSession(PrivatePlace.Fresh());
        session.Write("manners.cdi", Manners.Spec);
        session.Write("data.csv", Manners.Data);
        foreach (var file in Directory.EnumerateFiles(Built)) File.Copy(file, Path.Combine(session.Folder, Path.GetFileName(file)));

        Assert.Equal(ExitCode.Success, (await RunAsync(session, "cache")).Code);
        foreach (var compiler in Directory.EnumerateFiles(session.Folder, "Microsoft.CodeAnalysis*.dll")) File.WriteAllText(compiler, "not an assembly");

        var cached = await RunAsync(session, "cache");
        Assert.True(cached.Code == ExitCode.Success, cached.ToString());
        Assert.Equal(ExitCode.ToolError, (await RunAsync(session, "another cache")).Code);
    }

    private static Task<Transcript> RunAsync(CommandSession session, string cache) => DotNetCommand.RunAsync(
        session.Folder,
        new Dictionary<string, string> { ["CDI_CACHE"] = Path.Combine(session.Folder, cache) },
        "cdi.dll", "run", "manners.cdi");
}
