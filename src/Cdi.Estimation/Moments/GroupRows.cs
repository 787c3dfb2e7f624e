using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Rows of one group as they arrive: held where they are few, added up stretch by stretch where they are many.</summary>
internal sealed class GroupRows
{
    /// <summary>Rows that are held at once: a power of two of whole blocks.</summary>
    public const int Most = StreamedMoments.StretchRows;

    private readonly MEstimator estimator;
    private readonly double[] parameters;
    private readonly double[] columns;
    private readonly double[] coefficients;
    private readonly double[] sums;
    private readonly PairwiseSums? total;
    private long left;
    private int wanted;
    private int held;

    /// <summary>An empty group.</summary>
    /// <param name="estimator">The M-estimator.</param>
    /// <param name="parameters">θ, at which stretches are added up.</param>
    /// <param name="rows">Rows that will be added.</param>
    public GroupRows(MEstimator estimator, double[] parameters, long rows)
    {
        (this.estimator, this.parameters, left) = (estimator, parameters, rows);
        wanted = (int)Math.Min(rows, Most);
        columns = new double[(long)wanted * estimator.ColumnCount];
        coefficients = new double[(long)wanted * estimator.FeatureCount];
        var size = estimator.ParameterCount;
        (sums, total) = rows > Most ? (new double[size + (size * size)], new PairwiseSums(size + (size * size))) : ([], null);
    }

    /// <summary>Adds a row of a block.</summary>
    public void Add(RowPart part, int row)
    {
        for (var j = 0; j < estimator.ColumnCount; j++) columns[(j * wanted) + held] = part.Column(j)[row];
        for (var m = 0; m < estimator.FeatureCount; m++) coefficients[(m * wanted) + held] = part.Coefficient(m)[row];
        if (++held == wanted && total is not null) AddStretch(total);
    }

    /// <summary>Score and Jacobian of the group, each a sum.</summary>
    /// <param name="score">d; overwritten.</param>
    /// <param name="jacobian">d × d; overwritten.</param>
    public void Evaluate(double[] score, double[] jacobian)
    {
        if (total is null)
        {
            estimator.ScoreAndHessian(columns, coefficients, wanted, parameters, score, jacobian);
            return;
        }

        total.Total(sums);
        sums.AsSpan(0, score.Length).CopyTo(score);
        sums.AsSpan(score.Length).CopyTo(jacobian);
    }

    private void AddStretch(PairwiseSums pairs)
    {
        var size = estimator.ParameterCount;
        estimator.ScoreAndHessian(
            columns.AsMemory(0, wanted * estimator.ColumnCount), coefficients.AsMemory(0, wanted * estimator.FeatureCount), wanted, parameters,
            sums.AsSpan(0, size), sums.AsSpan(size));
        pairs.Add(sums);
        left -= wanted;
        (held, wanted) = (0, (int)Math.Min(left, Most));
    }
}
