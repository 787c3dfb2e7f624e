namespace Cdi.Estimation.Sources;

/// <summary>Numbers of rows that are held in memory.</summary>
/// <param name="values">n.</param>
/// <typeparam name="T">Of the numbers.</typeparam>
internal sealed class RowValues<T>(ReadOnlyMemory<T> values) : IRowValues<T>
{
    /// <summary>n.</summary>
    public ReadOnlyMemory<T> Values => values;

    /// <summary>Whether it is the same memory.</summary>
    public override bool Equals(object? obj) => obj is RowValues<T> other && other.Values.Equals(Values);

    /// <inheritdoc/>
    public override int GetHashCode() => values.GetHashCode();

    /// <inheritdoc/>
    public void Read(long first, Span<T> destination) => values.Span.Slice(checked((int)first), destination.Length).CopyTo(destination);

    /// <summary>Consecutive rows where they lie, if they are held; else read into a buffer.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="first">First row of the corpus.</param>
    /// <param name="count">How many.</param>
    /// <param name="buffer">Grows, and is overwritten, where rows have to be read.</param>
    public static ReadOnlySpan<T> Known(IRowValues<T> values, long first, int count, ref T[] buffer)
    {
        if (values is RowValues<T> held) return held.Values.Span.Slice(checked((int)first), count);
        if (buffer.Length < count) buffer = new T[count];
        values.Read(first, buffer.AsSpan(0, count));
        return buffer.AsSpan(0, count);
    }
}
