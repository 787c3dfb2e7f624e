using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Moments;

/// <summary>Rows of a linear model with effects of groups, η = e + Σ θₖ(xₖ − aₖ): for every equation the groups' effects are solved for from its own
/// coefficients, and e and a are filled in, so that scores and Jacobian are those of a fit with dummies after its effects are eliminated.</summary>
/// <param name="estimator">The M-estimator; its columns are those of the corpus, e, and aₖ for every parameter.</param>
/// <param name="covariates">Its columns; those of effects are 0.</param>
/// <param name="groups">Which rows share an effect.</param>
internal sealed class AbsorbedRows(WithoutLastParameter estimator, Covariates covariates, EffectGroups groups) : IBoundRows
{
    private readonly RowBuffers buffers = new();
    private readonly int[] everyRow = [.. Enumerable.Range(0, covariates.Rows)];

    /// <inheritdoc/>
    public MEstimator Estimator => estimator;

    /// <inheritdoc/>
    public long Rows => covariates.Rows;

    /// <summary>Which rows share an effect.</summary>
    public EffectGroups Groups => groups;

    /// <summary>The M-estimator with the effect as its last parameter.</summary>
    public MEstimator Whole => estimator.Whole;

    /// <summary>Memory for passes of this thread.</summary>
    public RowBuffers Buffers => buffers;

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
    /// <param name="known">Effects that are kept; null where they are those of this equation.</param>
    public AbsorbedMoments Of(int[] rows, double[] coefficients, GroupEffects? known)
    {
        var columns = Gathered(rows);
        var cells = new int[rows.Length];
        for (var k = 0; k < rows.Length; k++) cells[k] = groups.CellOf[rows[k]];
        var effects = known ?? GroupEffects.Of(
            groups, EffectSums.Of(Whole, columns, coefficients, cells, groups.Cells.Length), estimator.ParameterCount);
        Fill(columns, rows, effects);
        return new(this, new(columns, known is null ? coefficients : Seen(coefficients, rows, effects), rows.Length), rows, effects, coefficients);
    }

    /// <summary>All rows.</summary>
    public int[] EveryRow => everyRow;

    private double[] Gathered(int[] rows)
    {
        var from = covariates.Values.Span;
        var width = estimator.ColumnCount;
        if (ReferenceEquals(rows, everyRow)) return from.ToArray();
        var columns = new double[checked(width * rows.Length)];
        for (var j = 0; j < width - estimator.ParameterCount - 1; j++)
            for (var k = 0; k < rows.Length; k++) columns[(j * rows.Length) + k] = from[(j * covariates.Rows) + rows[k]];
        return columns;
    }

    private void Fill(double[] columns, int[] rows, GroupEffects effects)
    {
        var (size, count) = (effects.Size, rows.Length);
        var own = columns.AsSpan((estimator.ColumnCount - size - 1) * count);
        for (var grouping = 0; grouping < groups.Count; grouping++)
        {
            var codes = groups.Of(grouping);
            for (var k = 0; k < count; k++)
            {
                var effect = effects.Of(grouping, codes[rows[k]]);
                own[k] += effect[size];
                for (var j = 0; j < size; j++) own[((j + 1) * count) + k] += effect[j];
            }
        }
    }

    // Rows of groups without an effect are no part of the equation whose effects are kept.
    private double[] Seen(double[] coefficients, int[] rows, GroupEffects effects)
    {
        double[]? seen = null;
        for (var k = 0; k < rows.Length; k++)
        {
            var row = rows[k];
            var isKnown = true;
            for (var grouping = 0; grouping < groups.Count; grouping++) isKnown &= effects.IsKnown(grouping, groups.Of(grouping)[row]);
            if (isKnown) continue;
            seen ??= [.. coefficients];
            for (var m = 0; m < estimator.FeatureCount; m++) seen[(m * rows.Length) + k] = 0;
        }

        return seen ?? coefficients;
    }

    /// <summary>Chosen rows.</summary>
    internal sealed class Chosen(AbsorbedRows all, int[] rows) : IChosenRows
    {
        /// <summary>The rows, ascending.</summary>
        public int[] Rows => rows;

        /// <inheritdoc/>
        public IMoments Over(ReadOnlyMemory<double> coefficients) => all.Of(rows, coefficients.ToArray(), null);
    }
}
