using System.Collections.Immutable;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>One target estimated.</summary>
public sealed record TargetEstimate
{
    // Solutions agree with references to 1e-9 and better; an interval of no width would otherwise "miss" a truth that differs in the last digits.
    private const double Precision = 1e-9;

    /// <summary>The target's name.</summary>
    public required string Term { get; init; }

    /// <summary>The reported scale.</summary>
    public required MEstimation.Scale Scale { get; init; }

    /// <summary>The estimate, on the reported scale.</summary>
    public required double Point { get; init; }

    /// <summary>Standard error on the reported scale, by the delta method: for an odds ratio the odds ratio times the standard error of its
    /// logarithm.</summary>
    /// <remarks>Where the scale is transformed the interval is not formed from it, but on the scale of the target's function.</remarks>
    public required double StandardError { get; init; }

    /// <summary>Standard error on the scale of the target's function of θ, on which interval and statistic are formed: for an odds ratio that of its
    /// logarithm.</summary>
    public required double FunctionStandardError { get; init; }

    /// <summary>Lower end of the interval, on the reported scale; −∞ (0 where transformed) under <see cref="Variance.Alternative.Smaller"/>; null where
    /// withheld.</summary>
    public required double? Lower { get; init; }

    /// <summary>Upper end of the interval; +∞ under <see cref="Variance.Alternative.Larger"/>; null where withheld.</summary>
    public required double? Upper { get; init; }

    /// <summary>Whether the data carry too few degrees of freedom for an interval and a test: both ends, statistic and p-value are then null.</summary>
    public bool IsWithheld => Lower is null;

    /// <summary>The estimate and its standard error alone.</summary>
    internal TargetEstimate WithoutInterval() => this with
    {
        Lower = null, Upper = null, CriticalValue = null, Statistic = null, NullValue = null, NullStandardError = null, PValue = null, IsBound = false,
    };

    /// <summary>Whether the interval is withheld because its rule finds no end, and not because of the degrees of freedom.</summary>
    public bool HasNoEnd { get; init; }

    /// <summary>Whether the interval is withheld because the labels show no variance, as where none of them differs from what a model said; rules with a floor
    /// have an interval there.</summary>
    public bool ShowsNothing { get; init; }

    /// <summary>Degrees of freedom of the standard error, by which the interval is formed; null where the normal is used.</summary>
    public double? DegreesOfFreedom { get; init; }

    /// <summary>Standard errors from the estimate to a finite end of its interval, on the scale of the target's function; null where withheld, and where ends
    /// do not follow from a standard error.</summary>
    /// <remarks>The quantile of t with <see cref="DegreesOfFreedom"/>, divided by √b: b is the share of the variance that residuals show on average, 1 for a
    /// mean.</remarks>
    public double? CriticalValue { get; init; }

    /// <summary>(Estimate − null) / <see cref="NullStandardError"/> on the scale of the target's function; null where nothing is tested or the interval is
    /// withheld.</summary>
    public required double? Statistic { get; init; }

    /// <summary>The value that is tested, on the reported scale; null where nothing is tested or the interval is withheld.</summary>
    public double? NullValue { get; init; }

    /// <summary>The standard error at the null, by which <see cref="Statistic"/> divides: that of a score test differs from
    /// <see cref="FunctionStandardError"/>, of a Wald test it is the same. Null where there is no statistic, or it follows from a count.</summary>
    public double? NullStandardError { get; init; }

    /// <summary>The p-value against the same alternative as the interval; null where nothing is tested or the interval is withheld.</summary>
    public required double? PValue { get; init; }

    /// <summary>Σ, what one label adds: m times the variance that m labels drawn uniformly, without a model, would give, on the scale of the target's
    /// function.</summary>
    /// <remarks>Estimated at the estimate from human labels alone, so that it is the same for every method of a sample; null where there is no such
    /// estimate.</remarks>
    public required double? VariancePerRow { get; init; }

    /// <summary>Labels that the best human-only estimator would need under uniform sampling for the same variance (statistics.md §7, a single run).</summary>
    /// <remarks>
    /// It follows from <see cref="FunctionStandardError"/> and <see cref="VariancePerRow"/>: of two methods on one sample the one with the smaller variance
    /// has more.
    /// It is never above the texts of the corpus; null where <see cref="VariancePerRow"/> is, or is 0 beside a variance: labels without spread.
    /// </remarks>
    public required double? EffectiveLabels { get; init; }

    /// <summary>Whether the interval holds a value, up to the precision of a solution: 10⁻⁹ of the value, and of the deviation √Σ that one label has; false
    /// where it is withheld.</summary>
    /// <param name="value">On the reported scale.</param>
    public bool Holds(double value) => this is { Lower: { } lower, Upper: { } upper } && Holds(Scale, lower, upper, VariancePerRow, value);

    /// <summary>Whether an interval holds a value, by the same precision.</summary>
    internal static bool Holds(MEstimation.Scale scale, double lower, double upper, double? variancePerRow, double value)
    {
        var sought = scale.FromReported(value);
        var tolerance = double.IsFinite(sought) ? Precision * (Math.Abs(sought) + Math.Sqrt(variancePerRow ?? 0)) : 0;
        return sought >= scale.FromReported(lower) - tolerance && sought <= scale.FromReported(upper) + tolerance;
    }

    /// <summary>How many texts with normal deviations would show the variance as well: 3(Σx²)²/Σx⁴, x the deviation of each row; null where influential rows
    /// were not asked for.</summary>
    /// <remarks>It falls where few texts have large weights, or few outcomes lie far out. specs/statistics.md states the bound below which a reader is
    /// told.</remarks>
    public double? TextsBehind { get; init; }

    /// <summary>What units contribute to the estimate on the scale of the target's function; null where it was not asked for.</summary>
    internal JointInfluence? Joint { get; init; }

    /// <summary>What the draw of labels alone contributes, whatever the estimate speaks about; null where it was not asked for.</summary>
    internal JointInfluence? Draw { get; init; }

    /// <summary>B: the target in each replicate, on the scale of its function, NaN where it has no solution; empty where none were asked for.</summary>
    internal ReadOnlyMemory<double> Replicated { get; init; }

    /// <summary>How far the standard error can be trusted.</summary>
    internal Freedom Reliance { get; init; } = Freedom.Normal;

    /// <summary>By how much a difference between two estimates of the same target from predictions moved it, the diagonal of Ω; null where estimates are not
    /// put together.</summary>
    public double? Weight { get; init; }

    /// <summary>Degrees of freedom that the design and the covariates leave, before the tails of the labels are looked at; null where they limit
    /// nothing.</summary>
    public double? DegreesOfDesign { get; init; }

    /// <summary>Whether the interval is a bound: no label has the event, or every label has it, and only their number says how rare it can be.</summary>
    public bool IsBound { get; init; }

    /// <summary>The rows that carry most of the variance, largest first; as many as were asked for.</summary>
    public ImmutableArray<RowShare> InfluentialRows { get; init; } = [];
}
