using System.Runtime.InteropServices;

namespace Cdi.Corpus.Files;

/// <summary><c>struct statx</c> of the kernel's interface: the same on every processor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct LinuxFileFacts
{
    [FieldOffset(16)]
    private uint names;

    [FieldOffset(20)]
    private uint owner;

    [FieldOffset(24)]
    private uint group;

    [FieldOffset(28)]
    private ushort mode;

    [FieldOffset(32)]
    private ulong number;

    [FieldOffset(40)]
    private ulong length;

    [FieldOffset(136)]
    private uint deviceMajor;

    [FieldOffset(140)]
    private uint deviceMinor;

    /// <summary>The same in the terms of this program.</summary>
    public readonly FileFacts ToFacts() => FileFacts.From(mode, owner, group, (((ulong)deviceMajor << 32) | deviceMinor, number), names, (long)length);
}
