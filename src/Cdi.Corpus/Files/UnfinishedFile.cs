using System.Security.Cryptography;

namespace Cdi.Corpus.Files;

/// <summary>A file under a name that nothing else has, until it is whole and moved to its place. Disposed before that, it is gone.</summary>
internal sealed class UnfinishedFile : IDisposable
{
    private const int PieceLength = 1 << 20;

    private string? path;

    /// <summary>Makes an empty file.</summary>
    /// <param name="folder">Folder of the file, which is that of its place: a move within it is one step.</param>
    /// <param name="mode">Who may do what, or null for the usual.</param>
    public UnfinishedFile(string folder, UnixFileMode? mode = null)
    {
        path = System.IO.Path.Combine(folder, FreshName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        try
        {
            new FileStream(path, options).Dispose();
        }
        catch
        {
            path = null; // not made here, so not removed here
            throw;
        }
    }

    /// <summary>Where the file is until it is moved.</summary>
    /// <exception cref="InvalidOperationException">It was moved.</exception>
    public string Path => path ?? throw new InvalidOperationException("The file was moved to its place.");

    /// <summary>A name that nothing has: hidden, with 64 random bits.</summary>
    public static string FreshName() => $".cdi-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.new";

    /// <summary>Writes the content.</summary>
    /// <exception cref="IOException">The disk is full, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Write(ReadOnlySpan<byte> content, CancellationToken cancellation)
    {
        using var file = new FileStream(Path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var rest = content; !rest.IsEmpty; rest = rest[Math.Min(PieceLength, rest.Length)..])
        {
            cancellation.ThrowIfCancellationRequested();
            file.Write(rest[..Math.Min(PieceLength, rest.Length)]);
        }
    }

    /// <summary>Moves the file to its place, in one step.</summary>
    /// <exception cref="IOException">The place is taken and not to be replaced, or is a folder.</exception>
    public void MoveTo(string place, bool replaces)
    {
        File.Move(Path, place, replaces);
        path = null;
    }

    /// <summary>Removes the file unless it was moved.</summary>
    public void Dispose()
    {
        if (path is { } unfinished) File.Delete(unfinished);
        path = null;
    }
}
