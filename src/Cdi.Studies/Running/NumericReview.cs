using Cdi.Estimation.Variance;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Agreement of two numbers over weighted rows, with 95 % intervals.</summary>
/// <remarks>
/// Means are Hájek's, Σwz/Σw, with the linearised standard error √(m/(m − 1) Σ w²(z − z̄)²)/Σw and t quantiles of m − 1 degrees of freedom, as for
/// independent draws from
/// a large corpus. The correlation has Fisher's interval tanh(artanh r ± z/√(m_eff − 3)) with Kish's m_eff = (Σw)²/Σw².
/// </remarks>
internal static class NumericReview
{
    private const double Alpha = 0.05;

    /// <summary>The statistics of some rows; null where there is none.</summary>
    /// <param name="rows">What the model and the human said, and 1/π.</param>
    public static NumericAgreement? Of(IReadOnlyList<(double Model, double Human, double Weight)> rows)
    {
        if (rows.Count == 0) return null;
        var square = Mean(rows, row => (row.Model - row.Human) * (row.Model - row.Human));
        return new()
        {
            Bias = Interval(rows, row => row.Model - row.Human),
            MeanAbsoluteError = NotNegative(Interval(rows, row => Math.Abs(row.Model - row.Human))),
            RootMeanSquareError = Root(square, rows.Count),
            Correlation = Correlation(rows),
        };
    }

    private static ValueEstimate Interval(IReadOnlyList<(double Model, double Human, double Weight)> rows, Func<(double Model, double Human, double Weight),
        double> value)
    {
        var (mean, error) = Mean(rows, value);
        if (!(error > 0)) return new(mean, null, null);
        var (lower, upper) = Reference(rows.Count).Interval(mean, error);
        return new(mean, lower, upper);
    }

    private static ValueEstimate NotNegative(ValueEstimate estimate) => estimate.Lower is { } lower ? estimate with { Lower = Math.Max(0, lower) } : estimate;

    private static ValueEstimate Root((double Mean, double Error) square, int rows)
    {
        var root = Math.Sqrt(square.Mean);
        if (!(square.Error > 0)) return new(root, null, null);
        var (lower, upper) = Reference(rows).Interval(Math.Log(root), square.Error / square.Mean / 2);
        return new(root, Math.Exp(lower), Math.Exp(upper));
    }

    private static WaldInference Reference(int rows) => new(Alpha, Alternative.TwoSided, rows - 1);

    private static (double Mean, double Error) Mean(
        IReadOnlyList<(double Model, double Human, double Weight)> rows, Func<(double Model, double Human, double Weight), double> value)
    {
        var total = rows.Sum(row => row.Weight);
        var mean = rows.Sum(row => row.Weight * value(row)) / total;
        if (rows.Count < 2) return (mean, 0);
        var squares = rows.Sum(row => row.Weight * row.Weight * (value(row) - mean) * (value(row) - mean));
        return (mean, Math.Sqrt(squares * rows.Count / (rows.Count - 1.0)) / total);
    }

    private static ValueEstimate? Correlation(IReadOnlyList<(double Model, double Human, double Weight)> rows)
    {
        var (model, human) = (Mean(rows, row => row.Model).Mean, Mean(rows, row => row.Human).Mean);
        var products = Mean(rows, row => (row.Model - model) * (row.Human - human)).Mean;
        var (models, humans) = (Mean(rows, row => (row.Model - model) * (row.Model - model)).Mean,
            Mean(rows, row => (row.Human - human) * (row.Human - human)).Mean);
        if (!(models > 0) || !(humans > 0)) return null;
        var correlation = Math.Clamp(products / Math.Sqrt(models * humans), -1, 1);
        var weights = rows.Sum(row => row.Weight);
        var effective = weights * weights / rows.Sum(row => row.Weight * row.Weight);
        if (!(effective > 3) || !(Math.Abs(correlation) < 1)) return new(correlation, null, null);
        var (lower, upper) = new WaldInference(Alpha, Alternative.TwoSided).Interval(Math.Atanh(correlation), 1 / Math.Sqrt(effective - 3));
        return new(correlation, Math.Tanh(lower), Math.Tanh(upper));
    }
}
