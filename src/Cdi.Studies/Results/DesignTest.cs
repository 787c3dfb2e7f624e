using Cdi.Estimation.DesignChecks;

namespace Cdi.Studies.Results;

/// <summary>One quantity of the labelled texts against what the declared draw says it should be.</summary>
/// <param name="Shown">What is compared, as a reader sees it: <c>model says Y</c>.</param>
/// <param name="Quantity">A mean, Σ1/π or a number of labels.</param>
/// <param name="IsShare">Whether the values are shares of texts.</param>
/// <param name="Labelled">What the labelled texts give, weighted by 1/π.</param>
/// <param name="Expected">What all texts give.</param>
/// <param name="PValue">Corrected for all tests of the check.</param>
/// <param name="Tail">Where the p-value comes from.</param>
/// <param name="Detectable">The difference that the check would have warned of (p &lt; .01) four times in five.</param>
public sealed record DesignTest(
    string Shown, CheckedQuantity Quantity, bool IsShare, double Labelled, double Expected, double PValue, TailMethod Tail, double Detectable)
{
    /// <summary>Whether <see cref="Labelled"/> and <see cref="Expected"/> count days since 1970-01-01, as means of dates do.</summary>
    public bool AreDays { get; init; }

    /// <summary>The day that a mean of dates falls on.</summary>
    /// <param name="days">Days since 1970-01-01.</param>
    internal static DateOnly Day(double days) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)Math.Round(days));
}
