namespace Cdi.Estimation.Rectification;

/// <summary>The covariance of θ̂, and what it was made of.</summary>
/// <param name="Matrix">d × d.</param>
internal sealed record EstimatedCovariance(double[] Matrix)
{
    /// <summary>θ̂ of resampled rows, where they were resampled.</summary>
    public IReadOnlyList<double[]> Replicates { get; init; } = [];
}
