namespace Cdi.AnnotationPage.Messages;

/// <summary>Something that is asked about each text.</summary>
/// <param name="Text">The question.</param>
/// <param name="Options">What may be answered; empty for a number.</param>
/// <param name="Minimum">Smallest number; null where there is none.</param>
/// <param name="Maximum">Largest number; null where there is none.</param>
internal sealed record QuestionReply(string Text, IReadOnlyList<OptionReply> Options, double? Minimum, double? Maximum);
