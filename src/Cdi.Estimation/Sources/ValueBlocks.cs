namespace Cdi.Estimation.Sources;

/// <summary>The numbers of all rows, block by block: those that are held in memory as one block, where they lie.</summary>
/// <param name="values">The numbers.</param>
/// <param name="rows">n.</param>
/// <typeparam name="T">Of the numbers.</typeparam>
internal ref struct ValueBlocks<T>(IRowValues<T> values, long rows)
{
    private readonly T[] buffer = values is RowValues<T> ? [] : new T[Math.Min(rows, RowColumns.BlockRows)];
    private long next;

    /// <summary>First row of the block.</summary>
    public long First { get; private set; }

    /// <summary>The numbers of the block, until the next is asked for.</summary>
    public ReadOnlySpan<T> Current { get; private set; }

    /// <summary>Goes to the next block, if there is one.</summary>
    public bool MoveNext()
    {
        if (next >= rows) return false;
        First = next;
        if (values is RowValues<T> held)
        {
            Current = held.Values.Span;
            next = rows;
            return true;
        }

        var block = buffer.AsSpan(0, (int)Math.Min(buffer.Length, rows - next));
        values.Read(next, block);
        Current = block;
        next += block.Length;
        return true;
    }
}
