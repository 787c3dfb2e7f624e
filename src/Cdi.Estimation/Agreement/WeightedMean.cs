using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Agreement;

/// <summary>A mean over labelled rows by Hájek, Σwz/Σw, with the linearised standard error √(m/(m − 1) Σ w²(z − z̄)²)/Σw, as for independent draws from a
/// large corpus.</summary>
/// <param name="Mean">z̄.</param>
/// <param name="StandardError">Its standard error; 0 where one row alone is there, or where rows do not differ.</param>
/// <param name="Rows">m.</param>
internal readonly record struct WeightedMean(double Mean, double StandardError, int Rows)
{
    /// <summary>α of all intervals of agreement.</summary>
    public const double Alpha = 0.05;

    /// <summary>Student's t of m − 1 degrees of freedom.</summary>
    public WaldInference Reference => new(Alpha, Alternative.TwoSided, Rows - 1);

    /// <summary>The mean of some rows, of which there is at least one.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="weight">w of a row.</param>
    /// <param name="value">z of a row.</param>
    public static WeightedMean Of<T>(IReadOnlyList<T> rows, Func<T, double> weight, Func<T, double> value)
    {
        var total = rows.Sum(weight);
        var mean = rows.Sum(row => weight(row) * value(row)) / total;
        if (rows.Count < 2) return new(mean, 0, rows.Count);
        var squares = rows.Sum(row => weight(row) * weight(row) * (value(row) - mean) * (value(row) - mean));
        return new(mean, Math.Sqrt(squares * rows.Count / (rows.Count - 1.0)) / total, rows.Count);
    }

    /// <summary>The mean with its 95 % interval; no interval where rows show no spread.</summary>
    public ValueEstimate Estimate()
    {
        if (!(StandardError > 0)) return new(Mean, null, null);
        var (lower, upper) = Reference.Interval(Mean, StandardError);
        return new(Mean, lower, upper);
    }
}
