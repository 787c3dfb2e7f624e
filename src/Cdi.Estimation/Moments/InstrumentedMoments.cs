using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>An equation of two-stage least squares.</summary>
/// <param name="all">The rows of the corpus.</param>
/// <param name="chunk">The rows of the equation with x̂ filled in.</param>
/// <param name="rows">Their indices in the corpus.</param>
/// <param name="stage">The first stage.</param>
/// <param name="surplus">γ by which scores count what rows contribute to the first stage; null where they take it for known.</param>
/// <param name="buffers">Memory for passes of this thread.</param>
internal sealed class InstrumentedMoments(
    InstrumentedRows all, RowChunk chunk, int[] rows, FirstStage stage, double[]? surplus, RowBuffers buffers)
    : MemoryMoments(all.Estimator, chunk, all.Rows, ReferenceEquals(rows, all.EveryRow) ? default : rows, buffers, all)
{
    private readonly ReadOnlyMemory<double> given = chunk.Coefficients;
    private readonly ReadOnlyMemory<double> columns = chunk.Columns;

    /// <summary>Null: rows that are counted otherwise solve for more than θ.</summary>
    public override CountedSums? Tabulated(double[] parameters) => null;

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
    public override IMoments With(IRowColumns coefficients) => all.Of(all.EveryRow, all.Read(coefficients), stage, surplus);

    /// <inheritdoc/>
    public override IMoments With(IChosenRows rows, ReadOnlyMemory<double> coefficients) =>
        all.Of(((InstrumentedRows.Chosen)rows).Rows, coefficients.ToArray(), stage, surplus);

    /// <inheritdoc/>
    /// <remarks>The sum Πᵀ Σ zu moves with Π by (dΠ)ᵀ Σ zu, and Π by (Σ c₀ zzᵀ)⁻¹ zᵢ(cᵢxᵢ − c₀ᵢΠᵀzᵢ)ᵀ of a row: its score is
    /// Πᵀzᵢuᵢ + (cᵢxᵢ − c₀ᵢΠᵀzᵢ)zᵢᵀγ.</remarks>
    public override IMoments Linearised(double[] parameters)
    {
        var residual = new double[rows.Length];
        all.Estimator.Residuals(new EquationRows(columns.Span, given.Span, rows.Length, 0, rows.Length), parameters, residual);
        return new InstrumentedMoments(
            all, new(columns, given, rows.Length), rows, stage, stage.Surplus(columns.Span, given.Span, residual), Buffers);
    }

    /// <inheritdoc/>
    public override void Scores(double[] parameters, Span<double> scores)
    {
        base.Scores(parameters, scores);
        if (surplus is not null) all.Estimator.AddFirstStage(columns.Span, given.Span, rows.Length, surplus, scores);
    }
}
