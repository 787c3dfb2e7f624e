namespace Cdi.AnnotationPage.Messages;

/// <summary>What an annotator has in hand, and how far the work is.</summary>
/// <param name="State">Whether there is something to label.</param>
/// <param name="Texts">The texts in hand.</param>
/// <param name="Own">Answers of the annotator that stand.</param>
/// <param name="Round">The round, from 1; 0 where none is open.</param>
/// <param name="Answered">Texts of the round that have all their answers.</param>
/// <param name="Asked">Texts of the round.</param>
internal sealed record WorkReply(WorkState State, IReadOnlyList<TextReply> Texts, int Own, int Round, int Answered, int Asked);
