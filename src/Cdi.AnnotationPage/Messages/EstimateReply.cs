namespace Cdi.AnnotationPage.Messages;

/// <summary>What the study estimates.</summary>
/// <param name="Estimand">Name of the estimand.</param>
/// <param name="Term">Name of the target.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Point">The estimate; null where there is none.</param>
/// <param name="Lower">Lower end of its interval; null where it is open or withheld.</param>
/// <param name="Upper">Upper end of its interval; null where it is open or withheld.</param>
/// <param name="Level">Level of the interval.</param>
internal sealed record EstimateReply(string Estimand, string Term, string Scale, double? Point, double? Lower, double? Upper, double Level);
