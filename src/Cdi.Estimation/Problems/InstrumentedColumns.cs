using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;

namespace Cdi.Estimation.Problems;

/// <summary>A linear model whose coefficients are found along what instruments say of its regressors (two-stage least squares).</summary>
public sealed class InstrumentedColumns
{
    /// <summary>Describes the model.</summary>
    /// <param name="regressors">d: the column of each coefficient, n; what it holds is multiplied by the feature of <paramref name="featureOf"/>.</param>
    /// <param name="featureOf">d: the feature of an annotated regressor; 0 where the column is the regressor.</param>
    /// <param name="outcome">The column that is the outcome, n; null where people say it, which is the last feature.</param>
    /// <param name="instruments">q: the columns of the instruments, n each; no fewer than there are coefficients.</param>
    /// <param name="features">M.</param>
    /// <param name="weights">n: what the square of a row counts, 0 or more; null where every row counts once. A row of weight 0 may have any values.</param>
    /// <exception cref="ArgumentException">Lengths differ, there are fewer instruments than coefficients, or a feature is none.</exception>
    public InstrumentedColumns(
        IReadOnlyList<double[]> regressors, IReadOnlyList<int> featureOf, double[]? outcome, IReadOnlyList<double[]> instruments, int features,
        double[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        ArgumentNullException.ThrowIfNull(featureOf);
        ArgumentNullException.ThrowIfNull(instruments);
        if (instruments.Count < regressors.Count || regressors.Count == 0) throw new ArgumentException("There are too few instruments.", nameof(instruments));
        if (featureOf.Count != regressors.Count || featureOf.Any(feature => feature < 0 || feature >= features))
            throw new ArgumentException("A feature is none of the loss.", nameof(featureOf));
        var rows = regressors[0].Length;
        if (regressors.Concat(instruments).Any(column => column.Length != rows) || (outcome is not null && outcome.Length != rows)
            || (weights is not null && weights.Length != rows))
            throw new ArgumentException("Columns differ in their rows.", nameof(regressors));
        var layout = new InstrumentedLayout([.. featureOf], outcome is null ? features - 1 : 0, instruments.Count, features);
        var values = new double[checked(layout.Columns * rows)];
        for (var j = 0; j < layout.Parameters; j++) regressors[j].CopyTo(values, (layout.Parameters + j) * rows);
        if (outcome is null) values.AsSpan(layout.Outcome * rows, rows).Fill(1);
        else outcome.CopyTo(values, layout.Outcome * rows);
        for (var k = 0; k < instruments.Count; k++) instruments[k].CopyTo(values, (layout.FirstInstrument + k) * rows);
        if (weights is not null) Scale(values, weights);
        (Layout, Covariates) = (layout, new(values, rows));
    }

    // Weighted least squares are least squares of rows times √w, in both stages.
    private static void Scale(double[] values, double[] weights)
    {
        for (var start = 0; start < values.Length; start += weights.Length)
        {
            for (var row = 0; row < weights.Length; row++) values[start + row] = weights[row] > 0 ? values[start + row] * Math.Sqrt(weights[row]) : 0;
        }
    }

    /// <summary>The columns that the estimator reads.</summary>
    public Covariates Covariates { get; }

    /// <summary>The M-estimator.</summary>
    /// <param name="execution">How passes are carried out.</param>
    public MEstimator Estimator(PassExecution execution) => new InstrumentedEstimator(Layout, execution);

    /// <summary>What the columns hold.</summary>
    internal InstrumentedLayout Layout { get; }

    /// <summary>How the rows are bound.</summary>
    internal IRowBinder Binder => new InstrumentedBinder(Covariates);
}
