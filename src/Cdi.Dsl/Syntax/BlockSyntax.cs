using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A block: <c>outcome politeness ordered { … }</c>.</summary>
/// <param name="Kind">Its first word: <c>outcome</c>.</param>
/// <param name="Name">Its second word, <c>politeness</c>; null in a block without a name.</param>
/// <param name="Modifiers">What follows before the brace: names and ranges such as <c>ordered</c> or <c>0..10</c>.</param>
/// <param name="Entries">What stands between the braces.</param>
/// <param name="OpenBrace">The opening brace.</param>
/// <param name="CloseBrace">The closing brace; null where it is missing, which is a diagnostic.</param>
/// <param name="Span">From the first word to the closing brace.</param>
public sealed record BlockSyntax(
    NameSyntax Kind,
    NameSyntax? Name,
    EquatableArray<ExpressionSyntax> Modifiers,
    EquatableArray<ItemSyntax> Entries,
    TextSpan OpenBrace,
    TextSpan? CloseBrace,
    TextSpan Span) : ItemSyntax(Span)
{
    /// <summary>The settings, in the order of the file.</summary>
    public IEnumerable<SettingSyntax> Settings => Entries.OfType<SettingSyntax>();

    /// <summary>The columns, in the order of the file.</summary>
    public IEnumerable<ColumnSyntax> Columns => Entries.OfType<ColumnSyntax>();

    /// <summary>The inner blocks, in the order of the file.</summary>
    public IEnumerable<BlockSyntax> Blocks => Entries.OfType<BlockSyntax>();

    /// <summary>First word to opening brace: what a diagnostic about the block as a whole marks.</summary>
    public TextSpan Header => TextSpan.FromBounds(Kind.Span.Start, Modifiers.IsEmpty ? (Name ?? Kind).Span.End : Modifiers[Modifiers.Count - 1].Span.End);
}
