namespace Cdi.Estimation.Variance;

/// <summary>That the covariance of θ̂ is to be that of solutions on resampled rows, or clusters, instead of the sandwich.</summary>
/// <remarks>Every other part of an interval (degrees of freedom, few events, ranges) is as with the sandwich.</remarks>
/// <param name="Replicates">B, at least 2; the standard error has a relative error of about 1/√(2B) from them.</param>
/// <param name="Seed">Seed of the multiplicities: that of the study.</param>
internal sealed record Bootstrap(int Replicates, ulong Seed)
{
    /// <summary>How a resampled equation is solved.</summary>
    public ResampleRefit Refit { get; init; } = ResampleRefit.Full;
}
