namespace Cdi.Estimation.Agreement;

/// <summary>Kish's effective number of rows, (Σw)²/Σw²: as many rows of equal weight vary as much. Kish (1965), Survey Sampling.</summary>
internal static class KishSize
{
    /// <summary>The effective number; 0 of no rows.</summary>
    /// <param name="weights">w, each above 0.</param>
    public static double Of(IEnumerable<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights) (sum, squares) = (sum + weight, squares + (weight * weight));
        return squares > 0 ? sum * sum / squares : 0;
    }
}
