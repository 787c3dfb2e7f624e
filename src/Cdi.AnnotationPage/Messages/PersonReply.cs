namespace Cdi.AnnotationPage.Messages;

/// <summary>An annotator as the owner sees him or her.</summary>
/// <param name="Name">Who.</param>
/// <param name="State">Invited, at work, or let in no more.</param>
/// <param name="Answers">Answers that stand.</param>
/// <param name="Seconds">Median of the seconds that a text was looked at; null without an answer.</param>
/// <param name="InHand">Texts in hand.</param>
/// <param name="Skipped">Texts handed back.</param>
/// <param name="Flagged">Texts flagged.</param>
internal sealed record PersonReply(string Name, string State, int Answers, double? Seconds, int InHand, int Skipped, int Flagged);
