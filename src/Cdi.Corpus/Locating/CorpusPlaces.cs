namespace Cdi.Corpus;

/// <summary>The folders in which corpus files are sought.</summary>
/// <param name="SpecFolder">Folder of the spec, to which a relative <c>source</c> refers.</param>
/// <param name="DataFolder">Folder searched first, with its subfolders, for a file with the declared hash; null where the user names none.</param>
/// <param name="CacheFolder">Folder of fetched files, each named by its hash, made when first needed and used only where nobody else can write to it; null
/// or empty for none.</param>
public sealed record CorpusPlaces(string SpecFolder, string? DataFolder, string? CacheFolder)
{
    /// <summary>Name of the environment variable that names the data folder.</summary>
    public const string DataFolderVariable = "CDI_DATA";

    /// <summary>The places of a spec for the current user: the data folder given or named by <c>CDI_DATA</c>, the cache under <c>XDG_CACHE_HOME</c> or the
    /// system's folder for such data, and none for a user without a home.</summary>
    /// <param name="specFolder">Folder of the spec.</param>
    /// <param name="dataFolder">Data folder that the user gave explicitly, or null.</param>
    public static CorpusPlaces ForUser(string specFolder, string? dataFolder = null) =>
        new(specFolder, dataFolder ?? Set(DataFolderVariable), UserCache() is { } cache ? Path.Combine(cache, "cdi", "corpora") : null);

    private static string? UserCache()
    {
        if (Rooted("XDG_CACHE_HOME") is { } cache) return cache;
        if (OperatingSystem.IsWindows()) return Rooted("LOCALAPPDATA");
        return Rooted("HOME") is { } home ? Path.Combine(home, ".cache") : null;
    }

    /// <summary>A variable that holds a full path; a relative one would be another folder in every place that a run starts from.</summary>
    private static string? Rooted(string variable) => Set(variable) is { } value && Path.IsPathRooted(value) ? value : null;

    private static string? Set(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;
}
