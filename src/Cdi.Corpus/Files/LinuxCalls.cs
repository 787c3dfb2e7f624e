using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Cdi.Corpus.Files;

/// <summary>Calls of Linux that .NET has no method for.</summary>
/// <remarks>Numbers are those of the kernel's interface for x86-64 and ARM64, which agree on all that is used here. See statx(2), open(2), renameat2(2),
/// flock(2).</remarks>
[SupportedOSPlatform("linux")]
internal static partial class LinuxCalls
{
    private const string Library = "libc";
    private const int WorkingFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicFacts = 0x7FF;
    private const int DoNotWait = 0x800;
    private const int CloseOnExecute = 0x80000;
    private const uint Exchanged = 2;
    private const int ExclusiveWithoutWaiting = 2 | 4;

    private static readonly Lazy<(ulong Device, ulong Number)[]> SystemFolders = new(() =>
        [.. new[] { "/proc", "/sys" }.Select(folder => Facts(folder, followsLinks: true)?.Identity).OfType<(ulong, ulong)>()]);

    /// <summary>Facts about a path, or null.</summary>
    public static FileFacts? Facts(string path, bool followsLinks) =>
        StatX(WorkingFolder, path, followsLinks ? 0 : NoFollow, BasicFacts, out var found) == 0 ? found.ToFacts() : null;

    /// <summary>Facts about an open file, or null.</summary>
    public static FileFacts? Facts(SafeFileHandle file) =>
        StatX(file, "", EmptyPath, BasicFacts, out var found) == 0 ? found.ToFacts() : null;

    /// <summary>Whether a file belongs to one of the file systems that show the running system. A file system is recognised by its device.</summary>
    public static bool ShowsTheSystem(FileFacts file) => SystemFolders.Value.Any(folder => folder.Device == file.Identity.Device);

    /// <summary>Opens a file to read without waiting for anybody: a named pipe opens at once. The handle is invalid where it cannot be opened.</summary>
    public static SafeFileHandle OpenWithoutWaiting(string path) => Open(path, DoNotWait | CloseOnExecute);

    /// <summary>Exchanges two folders or files at once; false where the file system cannot do that.</summary>
    public static bool Exchange(string one, string other) => Rename(WorkingFolder, one, WorkingFolder, other, Exchanged) == 0;

    /// <summary>Gives a file a second name; false where the file system or the owner does not allow it.</summary>
    public static bool NameAlso(string path, string name) => Link(path, name) == 0;

    /// <summary>Takes the one lock that an open file or folder has; false while another process has it. It goes with the handle or the process.</summary>
    public static bool TryLock(SafeFileHandle file) => Lock(file, ExclusiveWithoutWaiting) == 0;

    [LibraryImport(Library, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(int folder, string path, int flags, uint mask, out LinuxFileFacts found);

    [LibraryImport(Library, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatX(SafeFileHandle file, string path, int flags, uint mask, out LinuxFileFacts found);

    [LibraryImport(Library, EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    [LibraryImport(Library, EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport(Library, EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string path, string name);

    [LibraryImport(Library, EntryPoint = "flock")]
    private static partial int Lock(SafeFileHandle file, int operation);
}
