namespace Cdi.AnnotationPage.Messages;

/// <summary>The owner invites a person, or lets one in no more.</summary>
/// <param name="Name">Who.</param>
internal sealed record PersonRequest(string Name);
