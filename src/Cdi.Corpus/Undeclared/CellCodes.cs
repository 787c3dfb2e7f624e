using System.Runtime.InteropServices;

namespace Cdi.Corpus.Undeclared;

/// <summary>The cells of one column as codes: each different text once, numbered in the order of its first row.</summary>
/// <param name="seed">Seed of the hashes, which no file can know: texts chosen to collide would make every look-up long. No result depends on it.</param>
internal sealed class CellCodes(ulong seed)
{
    private const int FirstSlots = 64;
    private const ulong Odd = 0x9E3779B97F4A7C15;
    private const ulong OtherOdd = 0xD6E8FEB86659FD93;

    // Open addressing with at least every second slot empty: a code plus one, 0 for none.
    private int[] slots = new int[FirstSlots];
    private Cell[] cells = new Cell[FirstSlots / 2];
    private byte[] texts = new byte[1024];
    private int[] codes = new int[1024];
    private int used;

    /// <summary>The cells of a column of which the first rows have none.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="seed">Seed of the hashes.</param>
    public static CellCodes After(long rows, ulong seed)
    {
        var cells = new CellCodes(seed);
        for (var row = 0L; row < rows; row++) cells.Append([]);
        return cells;
    }

    /// <summary>Rows taken.</summary>
    public int Rows { get; private set; }

    /// <summary>Different texts.</summary>
    public int Count { get; private set; }

    /// <summary>n: the code of each row's text.</summary>
    public ReadOnlySpan<int> Codes => codes.AsSpan(0, Rows);

    /// <summary>A text by its code, in UTF-8.</summary>
    /// <param name="code">The code.</param>
    public ReadOnlySpan<byte> Text(int code) => texts.AsSpan(cells[code].Start, cells[code].Length);

    /// <summary>In how many rows a text stands.</summary>
    /// <param name="code">The code.</param>
    public int RowsOf(int code) => cells[code].Rows;

    /// <summary>Takes the cell of the next row.</summary>
    /// <param name="text">The text in UTF-8; empty where there is none.</param>
    public void Append(ReadOnlySpan<byte> text)
    {
        if (Rows == codes.Length) Array.Resize(ref codes, 2 * codes.Length);
        codes[Rows++] = CodeOf(text);
    }

    private int CodeOf(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        var slot = (int)hash & (slots.Length - 1);
        for (; slots[slot] > 0; slot = (slot + 1) & (slots.Length - 1))
        {
            ref var known = ref cells[slots[slot] - 1];
            if (known.Hash != hash || known.Length != text.Length || !text.SequenceEqual(texts.AsSpan(known.Start, known.Length))) continue;
            known.Rows++;
            return slots[slot] - 1;
        }

        Add(text, hash);
        slots[slot] = Count;
        if (2 * Count == slots.Length) Widen();
        return Count - 1;
    }

    private void Add(ReadOnlySpan<byte> text, uint hash)
    {
        if (texts.Length - used < text.Length) Array.Resize(ref texts, Math.Max(2 * texts.Length, used + text.Length));
        text.CopyTo(texts.AsSpan(used));
        cells[Count++] = new Cell { Hash = hash, Start = used, Length = text.Length, Rows = 1 };
        used += text.Length;
    }

    private void Widen()
    {
        Array.Resize(ref cells, 2 * cells.Length);
        slots = new int[2 * slots.Length];
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)cells[code].Hash & (slots.Length - 1);
            while (slots[slot] > 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = code + 1;
        }
    }

    /// <summary>Eight bytes at a time, each step a product of 128 bits folded together.</summary>
    private uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = seed ^ ((ulong)text.Length * Odd);
        for (; text.Length > sizeof(ulong); text = text[sizeof(ulong)..]) hash = Mix(hash ^ MemoryMarshal.Read<ulong>(text));
        var last = 0UL;
        for (var at = 0; at < text.Length; at++) last = (last << 8) | text[at];
        hash = Mix(hash ^ last);
        return (uint)(hash ^ (hash >> 32));
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ OtherOdd, Odd, out var low);
        return high ^ low;
    }

    /// <summary>One text, and where it lies among the copies.</summary>
    private struct Cell
    {
        public uint Hash;
        public int Start;
        public int Length;
        public int Rows;
    }
}
