namespace Cdi.Estimation.DesignChecks;

/// <summary>The test of several quantities at once against the declared design.</summary>
/// <param name="Variables">How many quantities it holds: a tenth of the labelled units at most.</param>
/// <param name="Rank">How many of them are linearly independent: the degrees of freedom.</param>
/// <param name="Statistic">Wald's χ², TᵀV⁻T with a generalised inverse.</param>
/// <param name="PValue">Of this test alone.</param>
/// <param name="AdjustedPValue">Corrected for the tests of single quantities: twice the p-value, 1 at most.</param>
/// <param name="Tail">Where the p-value comes from.</param>
public sealed record JointCheck(int Variables, int Rank, double Statistic, double PValue, double AdjustedPValue, TailMethod Tail);
