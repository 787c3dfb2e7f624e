using Cdi.Estimation.Sources;
using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>A loss bound to rows that are held in memory.</summary>
/// <param name="estimator">The M-estimator.</param>
/// <param name="covariates">The columns that the loss reads.</param>
internal sealed class MemoryRows(MEstimator estimator, Covariates covariates) : IBoundRows
{
    private readonly RowBuffers buffers = new();
    private readonly double[][] coefficientsOf = [[], [], []];
    private double[] chosenColumns = [];
    private int next;

    /// <summary>The columns that the loss reads.</summary>
    public Covariates Covariates => covariates;

    /// <inheritdoc/>
    public MEstimator Estimator => estimator;

    /// <inheritdoc/>
    public long Rows => covariates.Rows;

    /// <inheritdoc/>
    public IMoments Over(IRowColumns coefficients)
    {
        var held = coefficients is RowColumns known ? known.Values : Fill(coefficients);
        return new MemoryMoments(estimator, new(covariates.Values, held, covariates.Rows), Rows, default, buffers, this);
    }

    /// <inheritdoc/>
    /// <remarks>Where every row is chosen nothing is gathered: the memory of the corpus serves.</remarks>
    public IChosenRows Choose(ReadOnlyMemory<int> index)
    {
        if (index.Length == covariates.Rows) return new Chosen(this, covariates.Values, index);
        var rows = covariates.Rows;
        var from = covariates.Values.Span;
        var width = estimator.ColumnCount;
        if (chosenColumns.Length < (long)width * index.Length) chosenColumns = new double[(long)width * index.Length];
        for (var j = 0; j < width; j++)
        {
            var column = from.Slice(j * rows, rows);
            var to = chosenColumns.AsSpan(j * index.Length, index.Length);
            for (var k = 0; k < to.Length; k++) to[k] = column[index.Span[k]];
        }

        return new Chosen(this, chosenColumns.AsMemory(0, width * index.Length), index);
    }

    private Memory<double> Fill(IRowColumns coefficients)
    {
        var length = checked(covariates.Rows * estimator.FeatureCount);
        next = (next + 1) % coefficientsOf.Length;
        ref var buffer = ref coefficientsOf[next];
        if (buffer.Length < length) buffer = new double[length];
        coefficients.Read(0, covariates.Rows, buffer.AsSpan(0, length));
        return buffer.AsMemory(0, length);
    }

    private sealed class Chosen(MemoryRows all, ReadOnlyMemory<double> columns, ReadOnlyMemory<int> index) : IChosenRows
    {
        public IMoments Over(ReadOnlyMemory<double> coefficients) =>
            new MemoryMoments(all.Estimator, new(columns, coefficients, index.Length), all.Rows, index, all.buffers, all);
    }
}
