namespace Cdi.AnnotationPage.Messages;

/// <summary>What an annotator is asked.</summary>
/// <param name="Name">Name of the study.</param>
/// <param name="Columns">Names of what is shown of a text.</param>
/// <param name="Questions">The questions.</param>
/// <param name="CannotSay">Whether it may be said that nobody can say.</param>
/// <param name="LongestWords">Letters of a note or a reason at most.</param>
internal sealed record StudyReply(string Name, IReadOnlyList<string> Columns, IReadOnlyList<QuestionReply> Questions, bool CannotSay, int LongestWords);
