using System.Runtime.InteropServices;

namespace Cdi.Corpus.Files;

/// <summary><c>struct stat</c> of macOS with 64-bit file numbers.</summary>
[StructLayout(LayoutKind.Explicit, Size = 144)]
internal struct MacFileFacts
{
    [FieldOffset(0)]
    private int device;

    [FieldOffset(4)]
    private ushort mode;

    [FieldOffset(6)]
    private ushort names;

    [FieldOffset(8)]
    private ulong number;

    [FieldOffset(16)]
    private uint owner;

    [FieldOffset(20)]
    private uint group;

    [FieldOffset(96)]
    private long length;

    /// <summary>The same in the terms of this program.</summary>
    public readonly FileFacts ToFacts() => FileFacts.From(mode, owner, group, ((ulong)device, number), names, length);
}
