namespace Cdi.Testing;

/// <summary>Folders beside the tests' own build, for what is kept only where nobody else can write: the shared folder for temporary files is no such
/// place.</summary>
internal static class PrivatePlace
{
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Why tests that need such a folder are skipped; null where the build stands in one.</summary>
    public static string? SkipReason { get; } =
        Parents().All(IsClosed)
            ? null
            : "needs a build folder that only its user can write to, and whose parents too";

    /// <summary>A new empty folder.</summary>
    public static string Fresh()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "private", Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static bool IsClosed(string folder) =>
        OperatingSystem.IsWindows() || ((File.GetUnixFileMode(folder) & OthersWrite) == 0 && new DirectoryInfo(folder).LinkTarget is null);

    private static IEnumerable<string> Parents()
    {
        for (var folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory); folder is not null; folder = Path.GetDirectoryName(folder))
            yield return folder;
    }
}

/// <summary>A fact that is reported as skipped, with the reason, where the build stands in a shared folder.</summary>
public sealed class PrivateFactAttribute : FactAttribute
{
    public PrivateFactAttribute() => Skip = PrivatePlace.SkipReason;
}

/// <summary>A theory that is reported as skipped, with the reason, where the build stands in a shared folder.</summary>
public sealed class PrivateTheoryAttribute : TheoryAttribute
{
    public PrivateTheoryAttribute() => Skip = PrivatePlace.SkipReason;
}
