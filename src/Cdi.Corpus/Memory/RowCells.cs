using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Cdi.Corpus;

/// <summary>The cells of one row of a corpus from memory, written one after the other; null is missing.</summary>
/// <remarks>One object serves all rows: nothing is allocated for a row but texts of dates.</remarks>
public sealed class RowCells
{
    private readonly (int Start, int Length)[] cells;
    private byte[] buffer = new byte[1024];
    private int used;
    private int written;

    internal RowCells(int count) => cells = new (int, int)[count];

    /// <summary>Number of the row, from 1; 0 before the first.</summary>
    internal long Row { get; private set; }

    /// <summary>Writes a text, an identifier, a level or the key of an option.</summary>
    public void Add(string? text)
    {
        if (text is null)
        {
            AddMissing();
            return;
        }

        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Keep(Encoding.UTF8.GetBytes(text, buffer.AsSpan(used)));
    }

    /// <summary>Writes a number, so that the same one is read.</summary>
    public void Add(double? number)
    {
        if (number is not { } value)
        {
            AddMissing();
            return;
        }

        Reserve(64);
        value.TryFormat(buffer.AsSpan(used), out var length, "R", CultureInfo.InvariantCulture);
        Keep(length);
    }

    /// <summary>Writes a count.</summary>
    public void Add(long? count)
    {
        if (count is not { } value)
        {
            AddMissing();
            return;
        }

        Reserve(32);
        Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out var length);
        Keep(length);
    }

    /// <summary>Writes an indicator.</summary>
    public void Add(bool? indicator) => Add(indicator is { } value ? value ? 1L : 0L : (long?)null);

    /// <summary>Writes a date.</summary>
    public void Add(DateOnly? date) => Add(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    internal void Begin()
    {
        Row++;
        (used, written) = (0, 0);
    }

    internal void End()
    {
        if (written < cells.Length) throw new ArgumentException($"Row {Row} writes {written} of {cells.Length} cells.");
    }

    /// <summary>A cell as UTF-8; false where it is missing.</summary>
    internal bool TryGet(int cell, out ReadOnlySpan<byte> value)
    {
        var (start, length) = cells[cell];
        value = length < 0 ? default : buffer.AsSpan(start, length);
        return length >= 0;
    }

    private void AddMissing()
    {
        Require();
        cells[written++] = (used, -1);
    }

    private void Keep(int length)
    {
        Require();
        cells[written++] = (used, length);
        used += length;
    }

    private void Require()
    {
        if (written == cells.Length) throw new ArgumentException($"Row {Row} writes more than {cells.Length} cells.");
    }

    private void Reserve(int length)
    {
        if (buffer.Length - used < length) Array.Resize(ref buffer, Math.Max(2 * buffer.Length, used + length));
    }
}
