using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>Words that fit no rule, skipped up to the end of their line.</summary>
/// <param name="Key">The first word if it is a name, so that later checks know the setting was attempted; otherwise null.</param>
/// <param name="Expected">What was needed.</param>
/// <param name="Unexpected">The first word that fits no rule.</param>
/// <param name="Span">All skipped words.</param>
public sealed record SkippedSyntax(NameSyntax? Key, string Expected, TextSpan Unexpected, TextSpan Span) : ItemSyntax(Span);
