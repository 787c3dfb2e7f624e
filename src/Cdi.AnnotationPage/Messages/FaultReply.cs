namespace Cdi.AnnotationPage.Messages;

/// <summary>Why a request was refused.</summary>
/// <param name="Fault">A word for programs.</param>
/// <param name="Message">A sentence for people.</param>
internal sealed record FaultReply(string Fault, string Message);
