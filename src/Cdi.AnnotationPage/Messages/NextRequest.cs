namespace Cdi.AnnotationPage.Messages;

/// <summary>An annotator asks for texts.</summary>
/// <param name="Count">How many, those in hand included.</param>
internal sealed record NextRequest(int Count);
