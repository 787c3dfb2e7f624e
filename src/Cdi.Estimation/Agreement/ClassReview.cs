namespace Cdi.Estimation.Agreement;

/// <summary>Agreement of two classes over weighted rows, with 95 % intervals.</summary>
public static class ClassReview
{
    /// <summary>Share of rows where both say the same; null where there is no row.</summary>
    /// <param name="rows">What the model and the human said, and 1/π.</param>
    public static ShareEstimate? Agreement(IReadOnlyList<WeightedPair> rows) => Share(rows, row => row.Model == row.Human);

    /// <summary>Share of rows that hold a condition, by Wilson with Kish's effective number; null where there is no row.</summary>
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

        return WilsonInterval.Of(holding / weights, KishSize.Of(rows.Select(row => row.Weight)));
    }

    /// <summary>The model's errors about one class; null where there is no row.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="code">The class.</param>
    public static ClassErrors? Errors(IReadOnlyList<WeightedPair> rows, int code)
    {
        if (Share(rows, row => row.Model == code && row.Human != code) is not { } given) return null;
        if (Share(rows, row => row.Model != code && row.Human == code) is not { } missed) return null;
        return new(given, missed, WeightedMean.Of(rows, row => row.Weight, row => Is(row.Model, code) - Is(row.Human, code)).Estimate());
    }

    private static double Is(double said, int code) => said == code ? 1 : 0;
}
