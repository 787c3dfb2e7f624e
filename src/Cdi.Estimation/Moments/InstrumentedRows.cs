using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>Rows of an instrumented linear model: for every equation the first stage is solved with its own coefficients and x̂ is filled in, so that scores
/// are those of two-stage least squares, whose variance takes the first stage for known (Wooldridge 2010, ch. 5).</summary>
/// <param name="estimator">The M-estimator.</param>
/// <param name="covariates">Its columns; those of x̂ are 0.</param>
internal sealed class InstrumentedRows(InstrumentedEstimator estimator, Covariates covariates) : IBoundRows
{
    private readonly RowBuffers buffers = new();
    private readonly int[] everyRow = [.. Enumerable.Range(0, covariates.Rows)];

    /// <inheritdoc/>
    MEstimator IBoundRows.Estimator => estimator;

    /// <summary>The M-estimator.</summary>
    public InstrumentedEstimator Estimator => estimator;

    /// <inheritdoc/>
    public long Rows => covariates.Rows;

    /// <summary>All rows.</summary>
    public int[] EveryRow => everyRow;

    /// <inheritdoc/>
    public IMoments Over(IRowColumns coefficients) => Of(everyRow, Read(coefficients), null);

    /// <inheritdoc/>
    public IChosenRows Choose(ReadOnlyMemory<int> index) => new Chosen(this, index.ToArray());

    /// <summary>Coefficients of all rows.</summary>
    public double[] Read(IRowColumns coefficients)
    {
        var values = new double[checked(covariates.Rows * estimator.FeatureCount)];
        coefficients.Read(0, covariates.Rows, values);
        return values;
    }

    /// <summary>An equation of some rows.</summary>
    /// <param name="rows">The rows, ascending.</param>
    /// <param name="coefficients">Rows × M; held.</param>
    /// <param name="known">A first stage that is kept; null where it is that of this equation.</param>
    /// <param name="surplus">γ of the equation whose first stage is kept, where scores count what rows contribute to it; else null.</param>
    public InstrumentedMoments Of(int[] rows, double[] coefficients, FirstStage? known, double[]? surplus = null)
    {
        var columns = ReferenceEquals(rows, everyRow) ? covariates.Values.ToArray() : covariates.Take(rows).Values.ToArray();
        var stage = known ?? FirstStage.Of(estimator.Layout, columns, coefficients, rows.Length);
        stage.Fill(columns, rows.Length);
        return new(this, new(columns, coefficients, rows.Length), rows, stage, surplus, buffers);
    }

    /// <summary>Chosen rows.</summary>
    internal sealed class Chosen(InstrumentedRows all, int[] rows) : IChosenRows
    {
        /// <summary>The rows, ascending.</summary>
        public int[] Rows => rows;

        /// <inheritdoc/>
        public IMoments Over(ReadOnlyMemory<double> coefficients) => all.Of(rows, coefficients.ToArray(), null);
    }
}
