namespace Cdi.Estimation.Moments;

/// <summary>Numbers of rows that are held in memory.</summary>
/// <param name="values">n.</param>
/// <typeparam name="T">Of the numbers.</typeparam>
internal sealed class RowValues<T>(ReadOnlyMemory<T> values) : IRowValues<T>
{
    /// <inheritdoc/>
    public void Read(long first, Span<T> destination) => values.Span.Slice(checked((int)first), destination.Length).CopyTo(destination);
}
