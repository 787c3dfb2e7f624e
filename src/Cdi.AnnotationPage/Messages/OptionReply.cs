namespace Cdi.AnnotationPage.Messages;

/// <summary>One of the answers that may be given.</summary>
/// <param name="Key">What is sent.</param>
/// <param name="Shown">What is read.</param>
/// <param name="Explanation">What is said of it; empty where people are told no more.</param>
internal sealed record OptionReply(string Key, string Shown, string Explanation);
