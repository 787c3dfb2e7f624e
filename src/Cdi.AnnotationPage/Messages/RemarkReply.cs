using Cdi.AnnotationPage.Rounds;

namespace Cdi.AnnotationPage.Messages;

/// <summary>What an annotator wrote about a text.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Name">Who.</param>
/// <param name="Key">The text.</param>
/// <param name="Words">What.</param>
internal sealed record RemarkReply(RemarkKind Kind, string Name, string Key, string Words);
