namespace Cdi.Estimation.Moments;

/// <summary>Columns that are held in memory.</summary>
/// <param name="values">n × M, column-major.</param>
/// <param name="rows">n.</param>
internal sealed class RowColumns(ReadOnlyMemory<double> values, int rows) : IRowColumns
{
    /// <summary>n × M, column-major.</summary>
    public ReadOnlyMemory<double> Values => values;

    /// <inheritdoc/>
    public void Read(long first, int count, Span<double> destination)
    {
        var start = checked((int)first);
        for (var (from, to) = (0, 0); from < values.Length; from += rows, to += count)
            values.Span.Slice(from + start, count).CopyTo(destination.Slice(to, count));
    }

    /// <summary>Consecutive rows where they lie, if they are all of some that are held; else read into a buffer.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="first">First row of the corpus.</param>
    /// <param name="count">How many.</param>
    /// <param name="buffer">Rows × M; overwritten where rows have to be read.</param>
    public static ReadOnlySpan<double> Known(IRowColumns columns, long first, int count, Span<double> buffer)
    {
        if (columns is RowColumns held && held.Values.Length == buffer.Length) return held.Values.Span;
        columns.Read(first, count, buffer);
        return buffer;
    }
}
