using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <summary>The covariance of θ̂, and what it was made of.</summary>
/// <param name="Matrix">d × d.</param>
internal sealed record EstimatedCovariance(double[] Matrix)
{
    /// <summary>θ̂ of resampled rows, where they were resampled.</summary>
    public IReadOnlyList<double[]> Replicates { get; init; } = [];

    /// <summary>The number of each of <see cref="Replicates"/> among those that were drawn.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>How often each row counted in a replicate, by its place among <see cref="Replicates"/>; null where nothing was resampled.</summary>
    public Func<int, IRowValues<double>>? Counted { get; init; }
}
