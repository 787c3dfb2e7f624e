namespace Cdi.AnnotationPage.Rounds;

/// <summary>What an annotator wants the owner to know of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Person">Who.</param>
/// <param name="Key">The text.</param>
/// <param name="Words">What was written.</param>
internal sealed record PageRemark(RemarkKind Kind, string Person, string Key, string Words);
