using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Rectification;

/// <summary>What the intervals of all targets share.</summary>
/// <param name="Bread">Ĥ⁻¹, d × d.</param>
/// <param name="Covariance">Of θ̂, d × d.</param>
/// <param name="DegreesOfFreedom">Of the t quantiles; null for the normal.</param>
/// <param name="OfDraw">Covariance of the mean moment that is due to the draw, d × d, without its bread; null where it was not asked for.</param>
/// <param name="Replicates">θ̂ of resampled rows; empty where none were resampled.</param>
/// <param name="HumanOnlyScores">Moments of the human scores at the estimate from human labels alone; null where there is none.</param>
internal sealed record Spread(
    double[] Bread, double[] Covariance, double? DegreesOfFreedom, double[]? OfDraw, IReadOnlyList<double[]> Replicates, ScoreMoments? HumanOnlyScores)
{
    /// <summary>The number of each of <see cref="Replicates"/> among those that were drawn.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>How often each row counted in a replicate, by its place among <see cref="Replicates"/>; null where nothing was resampled.</summary>
    public Func<int, IRowValues<double>>? Counted { get; init; }
}
