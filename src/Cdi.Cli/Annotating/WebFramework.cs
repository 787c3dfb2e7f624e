using System.Reflection;
using System.Runtime.Loader;

namespace Cdi.Cli.Annotating;

/// <summary>Finds ASP.NET Core beside the runtime that runs the tool. Only `cdi annotate` serves a page: other commands neither wait for the framework nor
/// need it to be installed, as they would if the tool were built upon it.</summary>
internal static class WebFramework
{
    private const string Name = "Microsoft.AspNetCore.App";
    private const string Sample = "Microsoft.AspNetCore.Server.Kestrel.Core";

    private static readonly Lock Turn = new();
    private static bool isOffered;

    /// <summary>Makes the framework available to this process.</summary>
    /// <exception cref="UserErrorException">It is not installed.</exception>
    public static void Offer()
    {
        lock (Turn)
        {
            if (isOffered || IsThere()) return;
            var folder = Folder() ?? throw new UserErrorException(
                $"The page is served by ASP.NET Core {Environment.Version.Major}, which is not installed beside this runtime.",
                $"Install it (Debian: apt-get install aspnetcore-runtime-{Environment.Version.Major}.0); or collect labels by `cdi next` and `cdi import`.");
            AssemblyLoadContext.Default.Resolving += (context, wanted) => Find(context, folder, wanted);
            isOffered = true;
        }
    }

    // A host that is built upon the framework has it already.
    private static bool IsThere() => ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES"))?.Contains(Sample + ".dll", StringComparison.Ordinal) == true;

    private static Assembly? Find(AssemblyLoadContext context, string folder, AssemblyName wanted)
    {
        var file = Path.Combine(folder, wanted.Name + ".dll");
        return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }

    /// <summary>The folder of the release that goes with this runtime: of its version, or the latest of the same line.</summary>
    private static string? Folder()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location);
        var shared = runtime is null ? null : Path.GetFullPath(Path.Combine(runtime, "..", "..", Name));
        if (shared is null || !Directory.Exists(shared)) return null;
        var line = new Version(Environment.Version.Major, Environment.Version.Minor);
        return Directory.EnumerateDirectories(shared)
            .Select(folder => (Folder: folder, Version: Version.TryParse(Path.GetFileName(folder), out var version) ? version : null))
            .Where(each => each.Version is { } version && new Version(version.Major, version.Minor) == line && version <= Environment.Version)
            .OrderByDescending(each => each.Version).Select(each => each.Folder).FirstOrDefault();
    }
}
