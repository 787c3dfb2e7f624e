namespace Cdi.AnnotationPage.Messages;

/// <summary>An annotator takes the last answer back that stands.</summary>
/// <param name="Id">What the browser calls it: sent again, nothing more is taken back.</param>
internal sealed record UndoRequest(string Id);
