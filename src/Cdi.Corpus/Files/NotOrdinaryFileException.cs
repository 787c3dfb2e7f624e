namespace Cdi.Corpus.Files;

/// <summary>A path that names something else than a file that holds bytes.</summary>
internal sealed class NotOrdinaryFileException : IOException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="kind">What the path names instead; its message is that in words: <c>a named pipe</c>.</param>
    public NotOrdinaryFileException(FileKind kind)
        : base(Words(kind)) => Kind = kind;

    /// <summary>What the path names instead.</summary>
    public FileKind Kind { get; }

    private static string Words(FileKind kind) => kind switch
    {
        FileKind.Folder => "a folder",
        FileKind.Link => "a link that leads to itself",
        FileKind.Pipe => "a named pipe",
        FileKind.Device => "a device",
        FileKind.Socket => "a socket",
        FileKind.SystemView => "a view of the running system",
        FileKind.Ordinary or _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An ordinary file is none of these."),
    };
}
