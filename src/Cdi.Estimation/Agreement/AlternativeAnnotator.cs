namespace Cdi.Estimation.Agreement;

/// <summary>A person whom a model would replace: who of them agrees better with the others.</summary>
/// <param name="Annotator">Number of the person.</param>
/// <param name="Texts">Texts that the person and somebody else labelled, and the model answered.</param>
/// <param name="ModelAdvantage">The share of them on which the model agrees with the others at least as well as the person.</param>
/// <param name="PersonAdvantage">The share on which the person agrees with them at least as well as the model.</param>
/// <param name="Statistic">t of the person's lead, the difference of these shares, less ε; infinite where it shows no spread.</param>
/// <param name="PValue">That of a lead below ε, at least the exact probability of so few texts on which the person alone is right; before the correction over
/// people.</param>
/// <param name="IsBeaten">Whether the lead is below ε after the correction.</param>
public sealed record AlternativeAnnotator(
    int Annotator, int Texts, double ModelAdvantage, double PersonAdvantage, double Statistic, double PValue, bool IsBeaten);
