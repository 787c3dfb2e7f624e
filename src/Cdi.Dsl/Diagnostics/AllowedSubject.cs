using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Diagnostics;

/// <summary>Names what stands on a line as diagnostics of the data do: <c>llm.reader.recorded.label</c>.</summary>
internal static class AllowedSubject
{
    /// <summary>The innermost entry that reaches over a line, or the block around it; empty outside of blocks.</summary>
    public static string At(StudySyntax study, SourceText source, int line)
    {
        var block = study.Blocks.FirstOrDefault(each => Covers(each, source, line));
        return block is null ? "" : Within(block, block.Name is { } name ? $"{block.Kind.Text}.{name.Text}" : block.Kind.Text, source, line);
    }

    private static string Within(BlockSyntax block, string path, SourceText source, int line) =>
        LineOf(block.Header.Start, source) == line
            ? path
            : block.Entries.FirstOrDefault(entry => Covers(entry, source, line)) switch
            {
                BlockSyntax inner => Within(inner, $"{path}.{inner.Kind.Text}", source, line),
                SettingSyntax setting => $"{path}.{setting.Key.Text}",
                ColumnSyntax column => $"{path}.{column.Name.Text}",
                _ => path,
            };

    private static bool Covers(SyntaxNode node, SourceText source, int line) =>
        LineOf(node.Span.Start, source) <= line && line <= LineOf(node.Span.End, source);

    private static int LineOf(int position, SourceText source) => source.Lines.Position(position).Line;
}
