using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.People;

/// <summary>An invitation: a code that opens one session.</summary>
/// <param name="Person">Who.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Expires">When the code is worth nothing any more.</param>
/// <param name="IsOver">Whether it is used up or revoked.</param>
internal sealed record PageInvitation(string Person, PageRole Role, DateTimeOffset Expires, bool IsOver);
