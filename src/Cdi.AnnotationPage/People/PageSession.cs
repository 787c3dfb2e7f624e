using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.People;

/// <summary>A person at the page.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Expires">When the session ends.</param>
/// <param name="IsOver">Whether the person has left or is let in no more.</param>
internal sealed record PageSession(string Person, PageRole Role, DateTimeOffset Expires, bool IsOver);
