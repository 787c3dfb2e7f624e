using Cdi.Cli.Terminal;

namespace Cdi.Cli.Compilation;

/// <summary>Where what can be made again is kept between runs.</summary>
internal static class CacheFolder
{
    /// <summary>The folder: CDI_CACHE, else <c>cdi</c> in XDG_CACHE_HOME, in the profile's local folder (Windows) or in <c>~/.cache</c>.</summary>
    /// <param name="environment">Names the variables.</param>
    public static string Of(CommandEnvironment environment)
    {
        if (environment.Variable("CDI_CACHE") is { } chosen) return environment.FullPath(chosen);
        if (environment.Variable("XDG_CACHE_HOME") is { } caches && Path.IsPathRooted(caches)) return Path.Combine(caches, "cdi");
        if (OperatingSystem.IsWindows() && environment.Variable("LOCALAPPDATA") is { } local) return Path.Combine(local, "cdi", "cache");
        var home = environment.Variable("HOME") ?? Path.GetTempPath();
        return Path.Combine(home, ".cache", "cdi");
    }
}
