using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>An equation of two-stage least squares.</summary>
/// <param name="all">The rows of the corpus.</param>
/// <param name="chunk">The rows of the equation with x̂ filled in.</param>
/// <param name="rows">Their indices in the corpus.</param>
/// <param name="stage">The first stage.</param>
/// <param name="buffers">Memory for passes of this thread.</param>
internal sealed class InstrumentedMoments(InstrumentedRows all, RowChunk chunk, int[] rows, FirstStage stage, RowBuffers buffers)
    : MemoryMoments(all.Estimator, chunk, all.Rows, ReferenceEquals(rows, all.EveryRow) ? default : rows, buffers, all)
{
    private readonly ReadOnlyMemory<double> given = chunk.Coefficients;

    /// <inheritdoc/>
    public override IMoments Counted(IRowValues<double> multiplicities)
    {
        var counts = new double[rows.Length];
        Read(multiplicities, 0, counts);
        var counted = given.ToArray();
        for (var k = 0; k < counted.Length; k++) counted[k] *= counts[k % rows.Length];
        return all.Of(rows, counted, null);
    }

    /// <inheritdoc/>
    public override IMoments With(IRowColumns coefficients) => all.Of(all.EveryRow, all.Read(coefficients), stage);

    /// <inheritdoc/>
    public override IMoments With(IChosenRows rows, ReadOnlyMemory<double> coefficients) =>
        all.Of(((InstrumentedRows.Chosen)rows).Rows, coefficients.ToArray(), stage);
}
