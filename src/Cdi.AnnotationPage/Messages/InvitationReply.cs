namespace Cdi.AnnotationPage.Messages;

/// <summary>A new invitation; the code is said once, and not kept.</summary>
/// <param name="Name">Who.</param>
/// <param name="Code">The code.</param>
/// <param name="Expires">When it is worth nothing any more.</param>
internal sealed record InvitationReply(string Name, string Code, DateTimeOffset Expires);
