using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Agreement;

/// <summary>Agreement of two numbers over weighted rows, with 95 % intervals.</summary>
/// <remarks>Means are those of <see cref="WeightedMean"/>. The correlation has Fisher's interval tanh(artanh r ± z/√(m_eff − 3)) with Kish's
/// m_eff = (Σw)²/Σw².</remarks>
public static class NumericReview
{
    /// <summary>The statistics of some rows; null where there is none.</summary>
    /// <param name="rows">What the model and the human said, and 1/π.</param>
    public static NumericAgreement? Of(IReadOnlyList<WeightedPair> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0) return null;
        return new()
        {
            Bias = Mean(rows, row => row.Model - row.Human).Estimate(),
            MeanAbsoluteError = NotNegative(Mean(rows, row => Math.Abs(row.Model - row.Human)).Estimate()),
            RootMeanSquareError = Root(Mean(rows, row => (row.Model - row.Human) * (row.Model - row.Human))),
            Correlation = Correlation(rows),
        };
    }

    private static ValueEstimate NotNegative(ValueEstimate estimate) => estimate.Lower is { } lower ? estimate with { Lower = Math.Max(0, lower) } : estimate;

    private static ValueEstimate Root(WeightedMean square)
    {
        var root = Math.Sqrt(square.Mean);
        if (!(square.StandardError > 0)) return new(root, null, null);
        var (lower, upper) = square.Reference.Interval(Math.Log(root), square.StandardError / square.Mean / 2);
        return new(root, Math.Exp(lower), Math.Exp(upper));
    }

    private static WeightedMean Mean(IReadOnlyList<WeightedPair> rows, Func<WeightedPair, double> value) => WeightedMean.Of(rows, value);

    private static ValueEstimate? Correlation(IReadOnlyList<WeightedPair> rows)
    {
        var (model, human) = (Mean(rows, row => row.Model).Mean, Mean(rows, row => row.Human).Mean);
        var products = Mean(rows, row => (row.Model - model) * (row.Human - human)).Mean;
        var (models, humans) = (Mean(rows, row => (row.Model - model) * (row.Model - model)).Mean,
            Mean(rows, row => (row.Human - human) * (row.Human - human)).Mean);
        if (!(models > 0) || !(humans > 0)) return null;
        var correlation = Math.Clamp(products / Math.Sqrt(models * humans), -1, 1);
        var (effective, reference) = Effective(rows, row => Influence((row.Model - model) / Math.Sqrt(models), (row.Human - human) / Math.Sqrt(humans)));
        if (!(effective > 3) || !(Math.Abs(correlation) < 1)) return new(correlation, null, null);
        var (lower, upper) = reference.Interval(Math.Atanh(correlation), 1 / Math.Sqrt(effective - 3));
        return new(correlation, Math.Tanh(lower), Math.Tanh(upper));

        double Influence(double left, double right) => (left * right) - (correlation / 2 * ((left * left) + (right * right)));
    }

    /// <summary>Kish's number of rows; with clusters that were drawn whole over the design effect of the correlation's influence, if that is above 1, with
    /// Student's t of their number less 1.</summary>
    private static (double Effective, WaldInference Reference) Effective(IReadOnlyList<WeightedPair> rows, Func<WeightedPair, double> influence)
    {
        var kish = KishSize.Of(rows.Select(row => row.Weight));
        if (!DrawnClusters.Any(rows)) return (kish, new(WeightedMean.Alpha, Alternative.TwoSided));
        var drawn = Mean(rows, influence);
        var alone = Mean([.. rows.Select(row => row with { Cluster = null })], influence);
        var effect = drawn.StandardError / alone.StandardError;
        return drawn.Rows < 2 || !(effect > 0) ? (0, default) : (kish / Math.Max(1, effect * effect), drawn.Reference);
    }
}
