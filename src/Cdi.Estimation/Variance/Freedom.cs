namespace Cdi.Estimation.Variance;

/// <summary>How far a standard error can be trusted.</summary>
/// <param name="Degrees">Degrees of freedom of the variance; null where the normal serves.</param>
/// <param name="Shown">The share of the true variance that the estimator shows on average under the working model, in (0, 1].</param>
internal readonly record struct Freedom(double? Degrees, double Shown)
{
    /// <summary>Fewer degrees of freedom give no interval: Student's t has no variance below 2.</summary>
    public const double Fewest = 2;

    /// <summary>Degrees of freedom are given as no fewer: of one text there are none, and no distribution has 0.</summary>
    public const double Least = 0.5;

    /// <summary>Everything is known that a normal interval needs.</summary>
    public static Freedom Normal { get; } = new(null, 1);

    /// <summary>Degrees of freedom of the quantile: <see cref="Degrees"/>, but for a rule that takes the reference packages' and only withholds by
    /// its own; null for the normal.</summary>
    public double? OfQuantile { get; init; } = Degrees;

    /// <summary>Whether an interval would say more than the data carry.</summary>
    public bool IsTooSmall => Degrees < Fewest;
}
