namespace Cdi.Estimation.Agreement;

/// <summary>Agreement of two classes over weighted rows, with 95 % intervals.</summary>
public static class ClassReview
{
    /// <summary>Share of rows where both say the same; null where there is no row.</summary>
    /// <param name="rows">What the model and the human said, and 1/π.</param>
    public static ShareEstimate? Agreement(IReadOnlyList<WeightedPair> rows) => Share(rows, row => row.Model == row.Human);

    /// <summary>Share of rows that hold a condition, by Wilson with the effective number of labels, Kish's or that of clusters; null where
    /// there is no row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="holds">The condition.</param>
    public static ShareEstimate? Share(IReadOnlyList<WeightedPair> rows, Func<WeightedPair, bool> holds)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(holds);
        if (rows.Count == 0) return null;
        var (weights, holding) = (0.0, 0.0);
        foreach (var row in rows)
        {
            weights += row.Weight;
            if (holds(row)) holding += row.Weight;
        }

        return WilsonInterval.Of(holding / weights, Effective(rows, holds));
    }

    /// <summary>How many labels drawn one by one would say as much: with clusters that were drawn whole p(1 − p)/V, V over clusters; their Kish number where
    /// rows do not differ, times (z/t)² for Student's t of their number less 1 (Korn and Graubard 1998), and no more than rows.</summary>
    private static double Effective(IReadOnlyList<WeightedPair> rows, Func<WeightedPair, bool> holds)
    {
        var kish = KishSize.Of(rows.Select(row => row.Weight));
        if (!DrawnClusters.Any(rows)) return kish;
        var mean = WeightedMean.Of(rows, row => holds(row) ? 1 : 0);
        var effective = mean.StandardError > 0
            ? mean.Mean * (1 - mean.Mean) / (mean.StandardError * mean.StandardError)
            : KishSize.Of(DrawnClusters.Sums(rows, row => row.Weight));
        var reference = mean.Rows > 1 ? WilsonInterval.Z / mean.Reference.CriticalValue : 1;
        return Math.Min(kish, effective * reference * reference);
    }

    /// <summary>The model's errors about one class; null where there is no row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="code">The class.</param>
    public static ClassErrors? Errors(IReadOnlyList<WeightedPair> rows, int code)
    {
        if (Share(rows, row => row.Model == code && row.Human != code) is not { } given) return null;
        if (Share(rows, row => row.Model != code && row.Human == code) is not { } missed) return null;
        return new(given, missed, WeightedMean.Of(rows, row => Is(row.Model, code) - Is(row.Human, code)).Estimate());
    }

    private static double Is(double said, int code) => said == code ? 1 : 0;
}
