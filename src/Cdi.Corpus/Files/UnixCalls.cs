using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Cdi.Corpus.Files;

/// <summary>Calls of the C library that .NET has no method for and that all Unix systems have.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class UnixCalls
{
    private const string Library = "libc";

    /// <summary>The user that this process acts for.</summary>
    [LibraryImport(Library, EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();

    /// <summary>Gives a file to a user and a group; false where that is not allowed.</summary>
    public static bool GiveTo(string path, uint owner, uint group) => ChangeOwner(path, owner, group) == 0;

    /// <summary>Ends the process at once: nothing is flushed, nobody is asked.</summary>
    /// <param name="code">Exit code.</param>
    [LibraryImport(Library, EntryPoint = "_exit")]
    public static partial void EndProcess(int code);

    [LibraryImport(Library, EntryPoint = "chown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint owner, uint group);
}
