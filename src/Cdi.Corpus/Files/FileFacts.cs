using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Cdi.Corpus.Files;

/// <summary>What the system says of a file without opening it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">Number of the user that it belongs to.</param>
/// <param name="Group">Number of its group.</param>
/// <param name="Mode">Who may do what.</param>
/// <param name="Identity">Device and number on it: equal for two paths of one file.</param>
/// <param name="Names">Hard links.</param>
/// <param name="Length">Bytes, as the system states them.</param>
internal readonly record struct FileFacts(
    FileKind Kind, uint Owner, uint Group, UnixFileMode Mode, (ulong Device, ulong Number) Identity, uint Names, long Length)
{
    private const int TypeMask = 0xF000;
    private const int ModeMask = 0x0FFF;

    /// <summary>Facts about a path; null where it names nothing, may not be looked at, or the system (Windows) has no such facts.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="followsLinks">Whether facts of a link are those of its target.</param>
    public static FileFacts? Of(string path, bool followsLinks = true)
    {
        if (OperatingSystem.IsLinux()) return LinuxCalls.Facts(path, followsLinks);
        return OperatingSystem.IsMacOS() ? MacCalls.Facts(path, followsLinks) : null;
    }

    /// <summary>Facts about an open file, or null as above.</summary>
    /// <param name="file">The file.</param>
    public static FileFacts? Of(SafeFileHandle file) => OperatingSystem.IsLinux() ? LinuxCalls.Facts(file) : null;

    /// <summary>The number of the user that this process acts for; null on Windows.</summary>
    public static uint? User => OperatingSystem.IsWindows() ? null : UnixCalls.EffectiveUser();

    /// <summary>The facts in the terms of this program.</summary>
    internal static FileFacts From(int mode, uint owner, uint group, (ulong, ulong) identity, uint names, long length) =>
        new(KindOf(mode), owner, group, (UnixFileMode)(mode & ModeMask), identity, names, length);

    private static FileKind KindOf(int mode) => (mode & TypeMask) switch
    {
        0x8000 => FileKind.Ordinary,
        0x4000 => FileKind.Folder,
        0xA000 => FileKind.Link,
        0x1000 => FileKind.Pipe,
        0xC000 => FileKind.Socket,
        _ => FileKind.Device,
    };
}
