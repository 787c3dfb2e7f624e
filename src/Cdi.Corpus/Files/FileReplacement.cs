namespace Cdi.Corpus.Files;

/// <summary>Gives a file of the user's another content, wholly or not at all.</summary>
internal static class FileReplacement
{
    /// <summary>Replaces the content. The new one is written beside the file and moved into its place with the file's mode, owner and group.</summary>
    /// <remarks>
    /// A link stays: its target is replaced. A file that has further names (hard links), or whose owner or group this user cannot give to
    /// another, is written in place, with the new content beside it until that is done.
    /// </remarks>
    /// <param name="path">Full path of an ordinary file, or of a link to one.</param>
    /// <param name="content">The new content.</param>
    /// <exception cref="IOException">The file or its folder cannot be written, or the disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        var folder = Path.GetDirectoryName(target) ?? throw new IOException($"{target} is in no folder.");
        RequireWritable(target);
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(target);
        using var unfinished = new UnfinishedFile(folder, mode & (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        unfinished.Write(content, CancellationToken.None);
        if (KeepsOwner(unfinished.Path, target))
        {
            if (!OperatingSystem.IsWindows() && mode is { } kept) File.SetUnixFileMode(unfinished.Path, kept);
            unfinished.MoveTo(target, replaces: true);
        }
        else
        {
            using var file = new FileStream(target, FileMode.Open, FileAccess.Write);
            file.Write(content);
            file.SetLength(content.Length);
        }
    }

    /// <summary>A file that may not be written is not replaced either, though its folder would allow that.</summary>
    private static void RequireWritable(string target) => new FileStream(target, FileMode.Open, FileAccess.Write).Dispose();

    private static bool KeepsOwner(string unfinished, string target)
    {
        if (OperatingSystem.IsWindows()) return true;
        if (FileFacts.Of(target) is not { } facts || FileFacts.Of(unfinished) is not { } own) return true;
        if (facts.Names > 1) return false;
        return (facts.Owner, facts.Group) == (own.Owner, own.Group) || UnixCalls.GiveTo(unfinished, facts.Owner, facts.Group);
    }
}
