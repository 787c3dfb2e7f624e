namespace Cdi.Estimation.Variance;

/// <summary>The conventions on which packages differ, each by name. They apply to the population sandwich of the moments.</summary>
internal sealed record VarianceConventions
{
    /// <summary>Ours: weighted Ĥ, divisor n − 1, centred overall, degrees of freedom for each target.</summary>
    public static VarianceConventions Default { get; } = new();

    /// <summary>Over what Ĥ is taken.</summary>
    public HessianConvention Hessian { get; init; } = HessianConvention.Weighted;

    /// <summary>The divisor of the covariance of the moments.</summary>
    public CovarianceDivisor Divisor { get; init; } = CovarianceDivisor.RowsMinusOne;

    /// <summary>About what the moments are centred.</summary>
    public CovarianceCentring Centring { get; init; } = CovarianceCentring.Overall;

    /// <summary>Where degrees of freedom come from.</summary>
    public FreedomRule Freedom { get; init; } = FreedomRule.Satterthwaite;
}
