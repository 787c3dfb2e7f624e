using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Agreement;

/// <summary>A mean over labelled rows by Hájek, Σwz/Σw, with the linearised standard error √(m/(m − 1) Σ w²(z − z̄)²)/Σw, as for independent draws from a
/// large corpus; of clusters that were drawn whole, over their sums Σw(z − z̄) and their number.</summary>
/// <param name="Mean">z̄.</param>
/// <param name="StandardError">Its standard error; 0 where one row or cluster alone is there, or where rows do not differ.</param>
/// <param name="Rows">m: rows, or clusters that were drawn whole.</param>
internal readonly record struct WeightedMean(double Mean, double StandardError, int Rows)
{
    /// <summary>α of all intervals of agreement.</summary>
    public const double Alpha = 0.05;

    /// <summary>Student's t of m − 1 degrees of freedom.</summary>
    public WaldInference Reference => new(Alpha, Alternative.TwoSided, Rows - 1);

    /// <summary>The mean of some rows, of which there is at least one.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="value">z of a row.</param>
    public static WeightedMean Of<T>(IReadOnlyList<T> rows, Func<T, double> value)
        where T : IWeightedRow
    {
        var total = rows.Sum(row => row.Weight);
        var mean = rows.Sum(row => row.Weight * value(row)) / total;
        if (!DrawnClusters.Any(rows))
        {
            if (rows.Count < 2) return new(mean, 0, rows.Count);
            var squares = rows.Sum(row => row.Weight * row.Weight * (value(row) - mean) * (value(row) - mean));
            return new(mean, Math.Sqrt(squares * rows.Count / (rows.Count - 1.0)) / total, rows.Count);
        }

        var sums = DrawnClusters.Sums(rows, row => row.Weight * (value(row) - mean));
        if (sums.Count < 2) return new(mean, 0, sums.Count);
        return new(mean, Math.Sqrt(sums.Sum(sum => sum * sum) * sums.Count / (sums.Count - 1.0)) / total, sums.Count);
    }

    /// <summary>The mean with its 95 % interval; no interval where rows show no spread.</summary>
    public ValueEstimate Estimate()
    {
        if (!(StandardError > 0)) return new(Mean, null, null);
        var (lower, upper) = Reference.Interval(Mean, StandardError);
        return new(Mean, lower, upper);
    }
}
