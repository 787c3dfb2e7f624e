using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>A block at the top of a file, with the file that it stands in.</summary>
/// <param name="Block">The block.</param>
/// <param name="Word">Its vocabulary.</param>
/// <param name="Context">Its file.</param>
internal sealed record Declaration(BlockSyntax Block, BlockWord Word, BindingContext Context)
{
    /// <summary>The declared name; the first word for a block that has none.</summary>
    public string Name => Block.Name?.Text ?? Word.Name;

    /// <summary>Reads the entries against the vocabulary.</summary>
    public BlockReader Read() => new(Block, Word, Context);
}
