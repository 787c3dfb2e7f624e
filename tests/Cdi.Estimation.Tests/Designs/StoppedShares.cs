namespace Cdi.Estimation.Tests.Designs;

/// <summary>How often intervals held of samples that were looked at.</summary>
/// <param name="EveryWald">How often those of all looks did, of one look each.</param>
/// <param name="EverySequence">The same of a confidence sequence.</param>
/// <param name="Wald">How often that of the first narrow look did, of one look each.</param>
/// <param name="Sequence">The same of a confidence sequence.</param>
/// <param name="LabelsWald">Labels at the first narrow look, on average.</param>
/// <param name="Labels">The same of a confidence sequence.</param>
public sealed record StoppedShares(double EveryWald, double EverySequence, double Wald, double Sequence, double LabelsWald, double Labels);
