namespace Cdi.Estimation.DesignChecks;

/// <summary>The test of one quantity against the declared design.</summary>
/// <param name="Name">Name of the auxiliary variable; empty for counts and totals.</param>
/// <param name="Quantity">What is compared.</param>
/// <param name="Labelled">What the labelled rows give: a mean weighted by 1/π, Σξ/π, or the number of units.</param>
/// <param name="Expected">What the design says it is on average: the mean of all rows, n, or Σπ.</param>
/// <param name="Statistic">Σ(ξ/π − 1)z over its standard deviation under the design.</param>
/// <param name="PValue">Two-sided, of this test alone.</param>
/// <param name="AdjustedPValue">Corrected for all tests of the check: half of the level is shared by single quantities, half is the joint test's.</param>
/// <param name="Tail">Where the p-value comes from.</param>
/// <param name="Detectable">The difference between labelled and expected that would give an adjusted p below .01 four times in five.</param>
public sealed record VariableCheck(
    string Name,
    CheckedQuantity Quantity,
    double Labelled,
    double Expected,
    double Statistic,
    double PValue,
    double AdjustedPValue,
    TailMethod Tail,
    double Detectable);
