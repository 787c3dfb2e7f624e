using Cdi.Cli.Terminal;

namespace Cdi.Cli.Compilation;

/// <summary>Where what can be made again is kept between runs. Whether a folder may be used is for <see cref="Cdi.Corpus.Files.PrivateFolder"/> to
/// say.</summary>
internal static class CacheFolder
{
    /// <summary>Compiled studies.</summary>
    public const string Studies = "studies";

    /// <summary>Fetched corpora.</summary>
    public const string Corpora = "corpora";

    /// <summary>
    /// The folder: CDI_CACHE, else <c>cdi</c> in XDG_CACHE_HOME, in the profile's local folder (Windows) or in <c>~/.cache</c>. Null for a user
    /// without a home, or with one that is no full path: there is no folder then that only this user has, and nothing is kept.
    /// </summary>
    /// <param name="environment">Names the variables.</param>
    public static string? Of(CommandEnvironment environment)
    {
        if (environment.Variable("CDI_CACHE") is { } chosen) return environment.FullPath(chosen);
        if (Rooted(environment, "XDG_CACHE_HOME") is { } caches) return Path.Combine(caches, "cdi");
        if (OperatingSystem.IsWindows()) return Rooted(environment, "LOCALAPPDATA") is { } local ? Path.Combine(local, "cdi", "cache") : null;
        return Rooted(environment, "HOME") is { } home ? Path.Combine(home, ".cache", "cdi") : null;
    }

    /// <summary>A folder in it, or null as above.</summary>
    /// <param name="environment">Names the variables.</param>
    /// <param name="name">Name of the folder.</param>
    public static string? Within(CommandEnvironment environment, string name) => Of(environment) is { } folder ? Path.Combine(folder, name) : null;

    private static string? Rooted(CommandEnvironment environment, string variable) =>
        environment.Variable(variable) is { } value && Path.IsPathRooted(value) ? value : null;
}
