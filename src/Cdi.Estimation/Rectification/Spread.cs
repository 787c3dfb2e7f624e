namespace Cdi.Estimation.Rectification;

/// <summary>What the intervals of all targets share.</summary>
/// <param name="Bread">Ĥ⁻¹, d × d.</param>
/// <param name="Covariance">Of θ̂, d × d.</param>
/// <param name="DegreesOfFreedom">Of the t quantiles; null for the normal.</param>
/// <param name="Scores">Moments of the human scores at θ̂.</param>
internal sealed record Spread(double[] Bread, double[] Covariance, double? DegreesOfFreedom, ScoreMoments Scores);
