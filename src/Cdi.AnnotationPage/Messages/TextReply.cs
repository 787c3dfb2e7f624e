namespace Cdi.AnnotationPage.Messages;

/// <summary>A text in an annotator's hand. Neither its key nor anything of a model, of a probability or of other annotators is said of it.</summary>
/// <param name="Lease">What the page calls it.</param>
/// <param name="Texts">What is shown of it.</param>
/// <param name="WasSkipped">Whether the annotator has handed it back before.</param>
/// <param name="Answers">What the annotator said before and took back; empty for nothing.</param>
/// <param name="Note">What the annotator wrote beside that.</param>
internal sealed record TextReply(string Lease, IReadOnlyList<string> Texts, bool WasSkipped, IReadOnlyList<string> Answers, string Note);
