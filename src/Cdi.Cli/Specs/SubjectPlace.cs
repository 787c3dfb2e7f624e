using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Specs;

/// <summary>Finds the element of a spec that a data diagnostic is about.</summary>
internal static class SubjectPlace
{
    /// <summary>The span of the innermost element on a dotted path, or null where not even the block is found.</summary>
    /// <param name="study">The spec.</param>
    /// <param name="subject">Path such as <c>corpus.requests.hedge</c>, <c>llm.assistant.recorded.label</c> or <c>sampling.budget</c>.</param>
    public static TextSpan? Find(StudySyntax study, string subject)
    {
        var path = subject.Split('.');
        foreach (var block in study.Blocks.Where(block => block.Kind.Text == path[0]))
        {
            if (block.Name is null) return Within(block, path[1..]);
            if (path.Length > 1 && block.Name.Text == path[1]) return Within(block, path[2..]);
        }

        return null;
    }

    private static TextSpan Within(BlockSyntax block, string[] path)
    {
        if (path.Length == 0) return block.Header;

        // A name may itself hold dots, so the rest of the path is tried as one name first.
        var rest = string.Join('.', path);
        foreach (var entry in block.Entries)
        {
            switch (entry)
            {
                case ColumnSyntax column when column.Name.Text == rest:
                    return column.Span;
                case SettingSyntax setting when setting.Key.Text == rest:
                    return setting.Span;
                case SettingSyntax setting when setting.Options.FirstOrDefault(option => option.Name.Text == rest) is { } option:
                    return option.Span;
                case BlockSyntax inner when inner.Kind.Text == path[0]:
                    return Within(inner, path[1..]);
            }
        }

        return block.Header;
    }
}
