namespace Cdi.Corpus.Files;

/// <summary>A folder whose files only this user, or the administrator, can have put there.</summary>
/// <remarks>
/// That holds where the folder and all folders above it belong to the user or to the administrator and nobody else may write to
/// them. A shared temporary folder does not qualify, sticky or not: others may make there what is not there yet. Links are followed
/// above the folder only, where they too belong to one of the two and lead to a folder of which all this holds; the folder
/// itself, and a file in it, is never a link. On Windows the profile's own access list decides. Whatever cannot be judged is not used.
/// </remarks>
/// <param name="path">Full path; made when the first file is written.</param>
internal sealed class PrivateFolder(string path)
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const int LongestTrail = 40;

    /// <summary>Whether the folder is there and only this user can put files into it.</summary>
    public bool IsPrivate => OperatingSystem.IsWindows() ? Directory.Exists(path) : IsProtected(path, allowsLink: false);

    /// <summary>Full path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>The bytes of a file that this user wrote, or null where there is none that only this user can have written.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    public byte[]? Read(string name, CancellationToken cancellation = default)
    {
        try
        {
            return IsPrivate && IsOwnFile(PathOf(name)) ? OrdinaryFile.ReadAllBytes(PathOf(name), OrdinaryFile.LongestArray, cancellation) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Puts a file into the folder at once and whole: written under a name of its own, then moved. Nothing stays behind where that fails.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="content">What is written.</param>
    /// <param name="replaces">Whether a file of that name is replaced; otherwise it stays.</param>
    /// <param name="cancellation">Ends the writing early.</param>
    /// <returns>False where the folder is not private, cannot be written to, or has the file already.</returns>
    public bool Write(string name, ReadOnlySpan<byte> content, bool replaces = true, CancellationToken cancellation = default)
    {
        try
        {
            if (!Create()) return false;
            using var unfinished = new UnfinishedFile(path, OnlyOwner & ~UnixFileMode.UserExecute);
            unfinished.Write(content, cancellation);
            unfinished.MoveTo(PathOf(name), replaces);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Makes the folders that are not there, for the user alone whatever the usual mode is, and only where the result is private.</summary>
    private bool Create()
    {
        if (OperatingSystem.IsWindows()) return Directory.CreateDirectory(path).Exists;
        var missing = new Stack<string>();
        var last = path;
        for (; last is not null && !Path.Exists(last); last = Path.GetDirectoryName(last)) missing.Push(last);
        if (last is null || !IsProtected(last, allowsLink: missing.Count > 0)) return false;
        while (missing.TryPop(out var folder)) Directory.CreateDirectory(folder, OnlyOwner);
        return IsPrivate;
    }

    private static bool IsOwnFile(string file) =>
        OperatingSystem.IsWindows()
        || (FileFacts.Of(file, followsLinks: false) is { Kind: FileKind.Ordinary } facts && BelongsHere(facts));

    private static bool BelongsHere(FileFacts facts) => (facts.Owner == 0 || facts.Owner == FileFacts.User) && (facts.Mode & OthersWrite) == 0;

    /// <summary>Whether a folder and all above it are the user's or the administrator's and closed to the writing of others.</summary>
    private static bool IsProtected(string folder, bool allowsLink, int trail = 0)
    {
        if (trail > LongestTrail || FileFacts.Of(folder, followsLinks: false) is not { } facts) return false;
        var above = Path.GetDirectoryName(folder);
        return facts.Kind switch
        {
            FileKind.Folder => BelongsHere(facts) && (above is null || IsProtected(above, allowsLink: true, trail)),
            FileKind.Link => allowsLink && IsOwnLink(facts) && above is not null && IsProtected(above, allowsLink: true, trail + 1)
                && File.ResolveLinkTarget(folder, returnFinalTarget: false) is { } target
                    && IsProtected(Path.GetFullPath(target.FullName), allowsLink: true, trail + 1),
            _ => false,
        };
    }

    /// <summary>The mode of a link means nothing: the folder around it says who may change it.</summary>
    private static bool IsOwnLink(FileFacts facts) => facts.Owner == 0 || facts.Owner == FileFacts.User;
}
