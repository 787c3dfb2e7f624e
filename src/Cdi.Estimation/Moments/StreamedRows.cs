using Cdi.Estimation.Sources;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>A loss bound to rows that arrive in chunks and are never held as a whole; only chosen rows are.</summary>
/// <param name="estimator">The M-estimator.</param>
/// <param name="columns">The columns that the loss reads; coefficients of its chunks are not read and may be absent.</param>
internal sealed class StreamedRows(MEstimator estimator, IRowSource columns) : IBoundRows
{
    private readonly RowBuffers buffers = new();

    /// <inheritdoc/>
    public MEstimator Estimator => estimator;

    /// <inheritdoc/>
    public long Rows => columns.Rows;

    /// <inheritdoc/>
    public IMoments Over(IRowColumns coefficients) =>
        new StreamedMoments(estimator, new WeightedRows(columns, coefficients, estimator.FeatureCount), Rows, buffers, this);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The source has no such row, or rows do not ascend.</exception>
    public IChosenRows Choose(ReadOnlyMemory<int> index)
    {
        var gathered = new double[(long)estimator.ColumnCount * index.Length];
        var (first, next) = (0L, 0);
        foreach (var chunk in columns.Read())
        {
            for (; next < index.Length && index.Span[next] < first + chunk.Rows; next++)
            {
                var row = (int)(index.Span[next] - first);
                for (var j = 0; j < estimator.ColumnCount; j++) gathered[(j * index.Length) + next] = chunk.Columns.Span[(j * chunk.Rows) + row];
            }

            first += chunk.Rows;
            if (next == index.Length) break;
        }

        if (next < index.Length) throw new ArgumentOutOfRangeException(nameof(index), index.Span[next], "The source has no such row, or rows do not ascend.");
        return new Chosen(this, gathered, index);
    }

    private sealed class Chosen(StreamedRows all, ReadOnlyMemory<double> chosen, ReadOnlyMemory<int> index) : IChosenRows
    {
        public IMoments Over(ReadOnlyMemory<double> coefficients) =>
            new MemoryMoments(all.Estimator, new(chosen, coefficients, index.Length), all.Rows, index, all.buffers, all);
    }
}
