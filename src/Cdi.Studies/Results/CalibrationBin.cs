using Cdi.Estimation.Agreement;

namespace Cdi.Studies.Results;

/// <summary>The texts of a band of stated confidence: how sure the model was, and how often humans agreed.</summary>
/// <param name="Lower">Lower end of the band, inclusive.</param>
/// <param name="Upper">Upper end of the band, exclusive but for 1.</param>
/// <param name="Texts">Rows of the population in the band.</param>
/// <param name="Labelled">Labelled rows of the sample in the band.</param>
/// <param name="Confidence">Mean stated confidence of the rows in the band.</param>
/// <param name="Agreement">Share where humans agree with the model; null where no row of the band is labelled.</param>
public sealed record CalibrationBin(double Lower, double Upper, int Texts, int Labelled, double Confidence, ShareEstimate? Agreement);
