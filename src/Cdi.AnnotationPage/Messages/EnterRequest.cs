namespace Cdi.AnnotationPage.Messages;

/// <summary>Somebody exchanges a code for a session.</summary>
/// <param name="Code">The code.</param>
internal sealed record EnterRequest(string Code);
