namespace Cdi.Estimation.Sources;

/// <summary>Columns that are held in memory.</summary>
/// <param name="values">n × M, column-major.</param>
/// <param name="rows">n.</param>
internal sealed class RowColumns(ReadOnlyMemory<double> values, int rows) : IRowColumns
{
    /// <summary>Rows that are read at once where nothing else says how many.</summary>
    public const int BlockRows = 16_384;

    /// <summary>n × M, column-major.</summary>
    public ReadOnlyMemory<double> Values => values;

    /// <summary>n.</summary>
    public int Rows => rows;

    /// <inheritdoc/>
    public void Read(long first, int count, Span<double> destination)
    {
        var start = checked((int)first);
        for (var (from, to) = (0, 0); from < values.Length; from += rows, to += count)
            values.Span.Slice(from + start, count).CopyTo(destination.Slice(to, count));
    }
}
