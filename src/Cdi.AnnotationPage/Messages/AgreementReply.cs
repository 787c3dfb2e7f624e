namespace Cdi.AnnotationPage.Messages;

/// <summary>How annotators agree.</summary>
/// <param name="With">With whom: with one another, or with a model on closed rounds.</param>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Texts">Texts compared.</param>
/// <param name="Share">Share of pairs of labels that are equal; null where nothing is compared.</param>
/// <param name="Lower">Lower end of its interval; null where there is none.</param>
/// <param name="Upper">Upper end of its interval; null where there is none.</param>
/// <param name="Alpha">Krippendorff's α; null with a model, and where it is not defined.</param>
internal sealed record AgreementReply(string With, string Outcome, int Texts, double? Share, double? Lower, double? Upper, double? Alpha);
