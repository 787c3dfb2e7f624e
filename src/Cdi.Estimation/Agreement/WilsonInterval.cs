
namespace Cdi.Estimation.Agreement;

/// <summary>Wilson's 95 % interval for a share, which stays within 0 … 1 and does not collapse where all agree. Wilson (1927).</summary>
internal static class WilsonInterval
{
    /// <summary>The normal quantile of a two-sided 95 % interval.</summary>
    public const double Z = 1.9599639845400545;

    /// <summary>The interval of a share.</summary>
    /// <param name="share">The share, 0 … 1.</param>
    /// <param name="labels">The labels that it rests on; with unequal weights Kish's effective number (Σw)²/Σw².</param>
    public static ShareEstimate Of(double share, double labels)
    {
        var shrink = Z * Z / labels;
        var centre = (share + (shrink / 2)) / (1 + shrink);
        var reach = Z / (1 + shrink) * Math.Sqrt((share * (1 - share) / labels) + (shrink / (4 * labels)));
        return new(share, Math.Max(0, centre - reach), Math.Min(1, centre + reach));
    }
}
