using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>The columns of a source, with coefficients that are computed as its chunks pass by.</summary>
/// <param name="columns">The columns.</param>
/// <param name="coefficients">The coefficients.</param>
/// <param name="features">M.</param>
internal sealed class WeightedRows(IRowSource columns, IRowColumns coefficients, int features) : IRowSource
{
    private double[] buffer = [];

    /// <inheritdoc/>
    public long Rows => columns.Rows;

    /// <inheritdoc/>
    public IEnumerable<RowChunk> Read()
    {
        var first = 0L;
        foreach (var chunk in columns.Read())
        {
            var length = checked(chunk.Rows * features);
            if (buffer.Length < length) buffer = new double[length];
            coefficients.Read(first, chunk.Rows, buffer.AsSpan(0, length));
            yield return chunk with { Coefficients = buffer.AsMemory(0, length) };
            first += chunk.Rows;
        }
    }
}
