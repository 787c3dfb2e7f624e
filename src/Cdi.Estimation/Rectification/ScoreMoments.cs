namespace Cdi.Estimation.Rectification;

/// <summary>Weighted moments of the human scores: what one row of the corpus contributes.</summary>
/// <param name="Second">Σ w g gᵀ / Σ w, d × d.</param>
/// <param name="Mean">Σ w g / Σ w, d.</param>
/// <param name="Weight">Σ w over the labelled rows, w = 1/π.</param>
/// <param name="SquaredWeight">Σ w².</param>
internal sealed record ScoreMoments(double[] Second, double[] Mean, double Weight, double SquaredWeight)
{
    /// <summary>1/(1 − Σw²/(Σw)²): makes the weighted variance unbiased, as m/(m − 1) does where weights are equal; 1 where one row alone has weight, and
    /// no variance can be seen.</summary>
    public double Unbiased => UnbiasedBy(Weight, SquaredWeight);

    /// <summary>The same of given sums.</summary>
    /// <param name="weight">Σw.</param>
    /// <param name="squaredWeight">Σw².</param>
    public static double UnbiasedBy(double weight, double squaredWeight)
    {
        var spare = (weight * weight) - squaredWeight;
        return spare > 0 ? weight * weight / spare : 1;
    }
}
