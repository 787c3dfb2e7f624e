namespace Cdi.AnnotationPage.Messages;

/// <summary>An annotator answers.</summary>
/// <param name="Id">What the browser calls the answer: sent again, it is the same one.</param>
/// <param name="Lease">The text in hand.</param>
/// <param name="Answers">What is said to each question: the key of an option, a number, or that nobody can say.</param>
/// <param name="Note">What is written beside it; empty for nothing.</param>
/// <param name="Seconds">Seconds that the text was looked at.</param>
internal sealed record AnswerRequest(string Id, string Lease, IReadOnlyList<string> Answers, string Note, double Seconds);
