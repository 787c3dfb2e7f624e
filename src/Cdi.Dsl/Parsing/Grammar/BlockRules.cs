using Cdi.Dsl.Collections;
using Cdi.Dsl.Parsing.Lexing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Sprache;
using static Cdi.Dsl.Parsing.Grammar.Combinators;
using static Cdi.Dsl.Parsing.Grammar.Tokens;

namespace Cdi.Dsl.Parsing.Grammar;

/// <summary>Blocks, with the documentation above them.</summary>
internal static class BlockRules
{
    // docs = { "///" LINE }
    internal static readonly Parser<DocumentationSyntax?> Documentation = (
        from line in DocumentationLine
        from end in Newline
        select line)
        .AtLeastOnceRepeated()
        .Select(lines => new DocumentationSyntax(
            lines.Select(line => line.Value).ToEquatableArray(), TextSpan.Cover(lines[0].Span, lines[lines.Count - 1].Span)))
        .OrNull();

    // NAME | [ "-" ] range
    private static readonly Parser<ExpressionSyntax> Modifier = FormulaRules.SignedRange.Named("`{`");

    // "{" [NL] [ entry { NL entry } [NL] ] "}"
    private static readonly Parser<Body> Braces =
        from open in Symbol(TokenKind.OpenBrace, "`{`")
        from line in Newline.OrNull()
        from entries in Recovery.Entries(Deferred(() => EntryRules.Entry))
        from close in Symbol(TokenKind.CloseBrace, "`}`")
        select new Body(open.Span, entries, close.Span.Length == 0 ? null : close.Span);

    // block = NAME [ NAME | QUOTED ] { NAME | [ "-" ] range } "{" … "}"
    internal static readonly Parser<ItemSyntax> Block = Located(
        from kind in Name
        from name in OwnName.OrNull()
        from modifiers in Modifier.Repeated()
        from rest in Recovery.UpToBrace
        from body in Braces
        select new BlockSyntax(
            kind, name, modifiers, rest is null ? body.Entries : body.Entries.Prepend(rest).ToEquatableArray(), body.Open, body.Close, Unplaced))
        .OnlyIf(input => input.BeginsBlock, "a block");

    private sealed record Body(TextSpan Open, EquatableArray<ItemSyntax> Entries, TextSpan? Close);
}
