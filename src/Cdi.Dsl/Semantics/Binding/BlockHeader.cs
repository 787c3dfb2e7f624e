using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Reports words between the kind of a block and its brace that mean nothing there.</summary>
internal static class BlockHeader
{
    /// <summary>Reports CDI1001 for a name where the block has none, and for what follows the name where the block has no kinds.</summary>
    public static void Check(BlockSyntax block, BlockWord word, BindingContext context)
    {
        if (!word.IsNamed && block.Name is { } name)
        {
            context.Report(SyntaxDiagnostics.Expected(context.At(name), $"`{{` behind `{word.Name}`", $"`{name.Text}`",
                "Leave out the name; a study has one such block."));
        }
        else if (!word.HasKinds && !block.Modifiers.IsEmpty)
        {
            var first = block.Modifiers[0];
            context.Report(SyntaxDiagnostics.Expected(
                context.At(first), $"`{{` behind the name of the block `{word.Name}`", $"`{context.Source.Slice(first.Span)}`",
                    "Leave it out; only an `outcome` is of a kind."));
        }
    }
}
