using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cdi.Corpus.Reading;

namespace Cdi.Corpus.Memory;

/// <summary>Reads rows that a program holds, and hashes them in a form of their own: what was read can be told from what was not.</summary>
internal sealed class MemoryRowReader : RowCursor
{
    private readonly IEnumerator<RowCells> rows;
    private readonly RowCells cells;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly int[] cellOf;
    private readonly int count;

    /// <summary>Opens rows.</summary>
    /// <param name="write">Writes one row after the other into the cells.</param>
    /// <param name="columns">Names of the cells.</param>
    /// <param name="sought">The cells that are read.</param>
    public MemoryRowReader(Func<RowCells, IEnumerable<RowCells>> write, IReadOnlyList<string> columns, IReadOnlyList<SoughtColumn> sought)
    {
        count = columns.Count;
        cells = new RowCells(count);
        rows = write(cells).GetEnumerator();
        var places = columns.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);
        cellOf = [.. sought.Select(each => places.TryGetValue(each.Name, out var cell) ? cell
            : throw new ArgumentException($"The rows have no cell `{each.Name}`.", nameof(columns)))];
        foreach (var column in columns) Append(true, Encoding.UTF8.GetBytes(column));
    }

    /// <inheritdoc/>
    public override RowPlace Place => new(cells.Row, 0);

    /// <inheritdoc/>
    public override bool Read()
    {
        if (!rows.MoveNext()) return false;
        for (var cell = 0; cell < count; cell++)
        {
            var present = cells.TryGet(cell, out var value);
            Append(present, value);
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool TryGet(int column, out ReadOnlySpan<byte> value) => cells.TryGet(cellOf[column], out value);

    /// <inheritdoc/>
    public override bool IsQuoted(int column) => false;

    /// <summary>SHA-256 of the names and of the rows read: of each, its length (−1 for a missing cell) in four bytes, little-endian, and its UTF-8.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <inheritdoc/>
    public override void Dispose()
    {
        rows.Dispose();
        hash.Dispose();
        base.Dispose();
    }

    private void Append(bool present, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, present ? value.Length : -1);
        hash.AppendData(length);
        hash.AppendData(value);
    }
}
