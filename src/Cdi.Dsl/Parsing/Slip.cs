using Cdi.Dsl.Text;

namespace Cdi.Dsl.Parsing;

/// <summary>A mistake of syntax in the words of CDI1001.</summary>
/// <param name="Span">What the caret marks.</param>
/// <param name="Expected">What is needed there.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Hint">The remedy.</param>
internal sealed record Slip(TextSpan Span, string Expected, string Found, string Hint);
