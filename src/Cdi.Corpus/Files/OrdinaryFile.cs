namespace Cdi.Corpus.Files;

/// <summary>Reads ordinary files and nothing else: what could make a reader wait for ever, or never ends, is refused before it is opened.</summary>
/// <remarks>What the path names is looked at, then opened without waiting, then looked at again, so that an exchange in between is noticed.</remarks>
internal static class OrdinaryFile
{
    /// <summary>The most bytes that one array holds.</summary>
    public static readonly long LongestArray = Array.MaxLength;

    private const int BufferLength = 1 << 20;

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="most">The most bytes that are read.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <exception cref="NotOrdinaryFileException">The path names something else.</exception>
    /// <exception cref="FileNotFoundException">The path names nothing, or a link to nothing.</exception>
    /// <exception cref="IOException">The file has more bytes, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static byte[] ReadAllBytes(string path, long most, CancellationToken cancellation = default)
    {
        using var file = OpenRead(path);
        if (file.Length > most) throw TooLong(file.Length, most);
        var bytes = new byte[file.Length];
        for (var read = 0; read < bytes.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = file.Read(bytes, read, Math.Min(BufferLength, bytes.Length - read));
            if (count == 0) return bytes[..read];
            read += count;
        }

        return bytes;
    }

    /// <summary>Opens a file to read; exceptions as above.</summary>
    /// <param name="path">Full path.</param>
    public static FileStream OpenRead(string path)
    {
        if (Directory.Exists(path)) throw new NotOrdinaryFileException(FileKind.Folder);
        if (FileFacts.Of(path) is { } facts) Require(facts);
        else if (IsLinkToItself(path)) throw new NotOrdinaryFileException(FileKind.Link);
        if (!OperatingSystem.IsLinux()) return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);

        var handle = LinuxCalls.OpenWithoutWaiting(path);
        // Where it cannot be opened, .NET is asked to do the same, since it says why.
        if (handle.IsInvalid) return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        try
        {
            if (FileFacts.Of(handle) is { } opened) Require(opened);
            return new FileStream(handle, FileAccess.Read, bufferSize: 1);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    private static void Require(FileFacts facts)
    {
        if (facts.Kind != FileKind.Ordinary) throw new NotOrdinaryFileException(facts.Kind);
        if (OperatingSystem.IsLinux() && LinuxCalls.ShowsTheSystem(facts)) throw new NotOrdinaryFileException(FileKind.SystemView);
    }

    /// <summary>Whether a path that leads nowhere is a link: to nothing is told from to itself by following it.</summary>
    private static bool IsLinkToItself(string path)
    {
        if (FileFacts.Of(path, followsLinks: false) is not { Kind: FileKind.Link }) return false;
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true) is null;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static IOException TooLong(long length, long most) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"it has {length} bytes and at most {most} are read"));
}
