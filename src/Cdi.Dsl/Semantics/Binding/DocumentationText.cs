using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Gathers <c>///</c> lines where there is something that carries them: settings speak in the documentation of their block.</summary>
internal static class DocumentationText
{
    /// <summary>The lines above a block, followed by those inside it: <c>`tau`: keeps every text in reach</c>.</summary>
    /// <remarks>Columns and options carry their own lines.</remarks>
    public static string Of(BlockSyntax block, BlockWord word) => string.Join("\n", Paragraphs(block, word));

    /// <summary>The lines above a study, followed by those of its blocks that have no name, an empty line between.</summary>
    public static string Of(StudySyntax study, Declarations declarations) => string.Join("\n\n", declarations.All
        .Where(declaration => !declaration.Word.IsNamed)
        .SelectMany(declaration => Named(declaration.Word.Name, Paragraphs(declaration.Block, declaration.Word)))
        .Prepend(study.Documentation?.Content)
        .Where(paragraph => !string.IsNullOrEmpty(paragraph)));

    private static IEnumerable<string> Paragraphs(BlockSyntax block, BlockWord word)
    {
        if (block.Documentation is { } documentation) yield return documentation.Content;
        foreach (var entry in block.Entries)
        {
            var lines = entry switch
            {
                SettingSyntax { Documentation: { } own } setting when !word.HasFreeKeys => Named(setting.Key.Text, [own.Content]),
                BlockSyntax inner when word.Blocks.FirstOrDefault(known => known.Name == inner.Kind.Text) is { } known =>
                    Named(known.Name, Paragraphs(inner, known)),
                _ => [],
            };
            foreach (var line in lines) yield return line;
        }
    }

    private static IEnumerable<string> Named(string name, IEnumerable<string> paragraphs) => paragraphs.Select(paragraph => $"`{name}`: {paragraph}");
}
