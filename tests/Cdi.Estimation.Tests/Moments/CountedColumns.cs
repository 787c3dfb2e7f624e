using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Tests.Moments;

/// <summary>Rows whose numbers follow from their place, so that none is held: uniform numbers by a hash of row and column.</summary>
internal sealed class CountedColumns(long rows, int chunk, int columns) : IRowSource
{
    private readonly double[] buffer = new double[chunk * columns];

    public long Rows => rows;

    /// <summary>A uniform number of a row (SplitMix64).</summary>
    public static double Uniform(long row, int use)
    {
        var z = (ulong)((row * 16) + use + 1) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Column 0 is the constant, the others are uniform.</summary>
    public static double Value(long row, int column) => column == 0 ? 1 : Uniform(row, column);

    public IEnumerable<RowChunk> Read()
    {
        for (var first = 0L; first < rows; first += chunk)
        {
            var count = (int)Math.Min(chunk, rows - first);
            for (var j = 0; j < columns; j++)
            {
                for (var i = 0; i < count; i++) buffer[(j * count) + i] = Value(first + i, j);
            }

            yield return new RowChunk(buffer.AsMemory(0, count * columns), ReadOnlyMemory<double>.Empty, count);
        }
    }
}
