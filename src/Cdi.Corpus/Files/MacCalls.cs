using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Cdi.Corpus.Files;

/// <summary>Calls of macOS that .NET has no method for.</summary>
/// <remarks>On Intel the calls with 64-bit file numbers have a name of their own. See stat(2).</remarks>
[SupportedOSPlatform("macos")]
internal static partial class MacCalls
{
    private const string Library = "libc";

    /// <summary>Facts about a path, or null.</summary>
    public static FileFacts? Facts(string path, bool followsLinks)
    {
        MacFileFacts found;
        var failed = (RuntimeInformation.ProcessArchitecture, followsLinks) switch
        {
            (Architecture.X64, true) => StatIntel(path, out found),
            (Architecture.X64, false) => LinkStatIntel(path, out found),
            (_, true) => Stat(path, out found),
            (_, false) => LinkStat(path, out found),
        };
        return failed == 0 ? found.ToFacts() : null;
    }

    [LibraryImport(Library, EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(string path, out MacFileFacts found);

    [LibraryImport(Library, EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStat(string path, out MacFileFacts found);

    [LibraryImport(Library, EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatIntel(string path, out MacFileFacts found);

    [LibraryImport(Library, EntryPoint = "lstat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int LinkStatIntel(string path, out MacFileFacts found);
}
