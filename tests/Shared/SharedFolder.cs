namespace Cdi.Testing;

/// <summary>Finds the repository, its <c>specs</c> folder and the <c>shared</c> folder that may stand beside the repository.</summary>
public static class SharedFolder
{
    /// <summary>The folder that holds <c>Cdi.Dsl.sln</c>.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>The folder <c>shared</c> beside the repository, or null where a clone has none.</summary>
    public static string? Root { get; } = FindShared();

    /// <summary>Why a test that needs the folder is skipped; null where the folder is present.</summary>
    public static string? SkipReason => Root is null ? "needs the folder ../shared beside the repository (reference numbers and corpora)" : null;

    /// <summary>A file below the shared folder, by its path with forward slashes.</summary>
    /// <exception cref="InvalidOperationException">The folder is absent; the test should have been skipped.</exception>
    public static string File(string path) => Path.Combine(
        Root ?? throw new InvalidOperationException(SkipReason), path.Replace('/', Path.DirectorySeparatorChar));

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Cdi.Dsl.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("No Cdi.Dsl.sln above " + AppContext.BaseDirectory);
    }

    private static string? FindShared()
    {
        var shared = Path.Combine(Path.GetDirectoryName(Repository) ?? Repository, "shared");
        return Directory.Exists(Path.Combine(shared, "reference")) ? shared : null;
    }
}

/// <summary>A fact that is reported as skipped, with the reason, where <c>../shared</c> is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedFolder.SkipReason;
}

/// <summary>A theory that is reported as skipped, with the reason, where <c>../shared</c> is absent.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedFolder.SkipReason;
}
