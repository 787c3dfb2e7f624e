namespace Cdi.Estimation.Rectification;

/// <summary>Weighted moments of the human scores: what one row of the corpus contributes.</summary>
/// <param name="Second">Σ w g gᵀ / Σ w, d × d.</param>
/// <param name="Mean">Σ w g / Σ w, d.</param>
/// <param name="Weight">Σ w over the labelled rows, w = 1/π.</param>
internal sealed record ScoreMoments(double[] Second, double[] Mean, double Weight);
