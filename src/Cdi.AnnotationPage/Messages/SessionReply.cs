using Cdi.Ledgers.Pages;

namespace Cdi.AnnotationPage.Messages;

/// <summary>Who is at the page.</summary>
/// <param name="Name">Who.</param>
/// <param name="Role">What the person may do.</param>
/// <param name="Forgery">What requests that change something say beside the cookie.</param>
/// <param name="Study">Name of the study.</param>
internal sealed record SessionReply(string Name, PageRole Role, string Forgery, string Study);
