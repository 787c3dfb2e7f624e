using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Syntax;

/// <summary>A whole file: a study, or a codebook or lexicon that studies import from.</summary>
/// <param name="Version">The number after <c>cdi</c>; null where the first line is wrong.</param>
/// <param name="Documentation">What stands above <c>study</c>; null if nothing.</param>
/// <param name="Name">The name after <c>study</c>; null in a file that only declares symbols.</param>
/// <param name="Items">Imports, blocks and skipped lines, in the order of the file.</param>
/// <param name="Comments">All comments, in the order of the file.</param>
/// <param name="Allowances">The comments that silence a check on their line.</param>
/// <param name="Span">The whole file.</param>
public sealed record StudySyntax(
    NumberSyntax? Version,
    DocumentationSyntax? Documentation,
    NameSyntax? Name,
    EquatableArray<ItemSyntax> Items,
    EquatableArray<CommentSyntax> Comments,
    EquatableArray<AllowanceSyntax> Allowances,
    TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The imports, in the order of the file.</summary>
    public IEnumerable<ImportSyntax> Imports => Items.OfType<ImportSyntax>();

    /// <summary>The blocks, in the order of the file.</summary>
    public IEnumerable<BlockSyntax> Blocks => Items.OfType<BlockSyntax>();
}
