namespace Cdi.Studies.Results;

/// <summary>One bar of the histogram of inclusion probabilities.</summary>
/// <param name="Lower">Lower end of the bin, inclusive.</param>
/// <param name="Upper">Upper end of the bin, exclusive but for the last.</param>
/// <param name="Texts">Rows with π in the bin.</param>
/// <param name="Labelled">Those of them that were labelled.</param>
public sealed record InclusionBin(double Lower, double Upper, int Texts, int Labelled);
