namespace Cdi.AnnotationPage.Messages;

/// <summary>An annotator hands a text back, or wants the owner to look at it.</summary>
/// <param name="Id">What the browser calls it: sent again, it is the same one.</param>
/// <param name="Lease">The text in hand.</param>
/// <param name="Reason">Why.</param>
internal sealed record RemarkRequest(string Id, string Lease, string Reason);
