using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Formatting;

/// <summary>Prints the lines of a study: title, imports, blocks and their entries.</summary>
internal sealed partial class StudyPrinter
{
    private const int Step = 2;

    private readonly SourceText source;
    private readonly LineWriter writer;

    private StudyPrinter(SourceText source, StudySyntax study)
    {
        this.source = source;
        writer = new LineWriter(source, study.Comments);
    }

    /// <summary>The canonical text of a study that parsed without diagnostics.</summary>
    public static string Print(SourceText source, StudySyntax study)
    {
        var printer = new StudyPrinter(source, study);
        printer.PrintTitle(study);
        for (var i = 0; i < study.Items.Count; i++)
        {
            var next = i + 1 < study.Items.Count ? Start(study.Items[i + 1]) : source.Text.Length;
            var followsImport = i > 0 && study.Items[i - 1] is ImportSyntax && study.Items[i] is ImportSyntax;
            printer.PrintItem(0, study.Items[i], next, blank: !followsImport);
        }

        return printer.writer.Complete();
    }

    private void PrintTitle(StudySyntax study)
    {
        var first = study.Items.IsEmpty ? source.Text.Length : Start(study.Items[0]);
        if (study.Version is { } version)
        {
            writer.Begin(0, version.Span.Start);
            writer.Append("cdi " + version.Digits);
            writer.End(0, version.Span.End, study.Documentation?.Span.Start ?? study.Name?.Span.Start ?? first);
        }

        if (study.Name is not { } name) return;
        PrintDocumentation(0, study.Documentation, name.Span.Start, blank: true);
        writer.Begin(0, name.Span.Start, blank: study.Documentation is null);
        writer.Append("study " + FlatPrinter.Print(name));
        writer.End(0, name.Span.End, first);
    }

    private void PrintItem(int indentation, ItemSyntax item, int next, bool blank = false)
    {
        PrintDocumentation(indentation, item.Documentation, item.Span.Start, blank);
        writer.Begin(indentation, item.Span.Start, blank && item.Documentation is null);
        switch (item)
        {
            case BlockSyntax block:
                PrintBlock(indentation, block);
                break;
            case SettingSyntax setting:
                PrintSetting(indentation, setting);
                break;
            case ColumnSyntax column:
                PrintColumn(indentation, column);
                break;
            case ImportSyntax import:
                writer.Append(FlatPrinter.Print(import));
                break;
            case ExpectSyntax expect:
                writer.Append("expect ");
                PrintFitting(indentation, expect.Condition);
                break;
            case DeriveSyntax derive:
                writer.Append($"derive {FlatPrinter.Print(derive.Option)} = ");
                PrintFitting(indentation, derive.Rule);
                break;
            default:
                throw new ArgumentException("Unknown item " + item.GetType().Name, nameof(item));
        }

        writer.End(indentation, item.Span.End, next);
    }

    private void PrintBlock(int indentation, BlockSyntax block)
    {
        var close = block.CloseBrace?.Start ?? block.Span.End;
        writer.Append(FlatPrinter.Print(block.Kind) + (block.Name is { } name ? " " + FlatPrinter.Print(name) : ""));
        foreach (var modifier in block.Modifiers) PrintAround(indentation, null, " ", modifier);
        writer.Append(" {");
        writer.End(indentation + Step, block.OpenBrace.End, block.Entries.IsEmpty ? close : Start(block.Entries[0]));
        writer.StaysClose = true;
        for (var i = 0; i < block.Entries.Count; i++)
        {
            PrintItem(indentation + Step, block.Entries[i], i + 1 < block.Entries.Count ? Start(block.Entries[i + 1]) : close);
        }

        PrintCloser(indentation, close, "}");
    }

    // A closing sign on a line of its own, behind the comments before it.
    private void PrintCloser(int indentation, int offset, string sign)
    {
        writer.PutComments(indentation + Step, offset);
        writer.StaysClose = true;
        writer.Begin(indentation, offset);
        writer.Append(sign);
    }

    private void PrintDocumentation(int indentation, DocumentationSyntax? documentation, int documented, bool blank)
    {
        if (documentation is null) return;
        // Comments between documentation and what it documents move above it.
        var hadComments = writer.PutComments(indentation, documented, blank);
        writer.Begin(indentation, documentation.Span.Start, blank && !hadComments);
        for (var i = 0; i < documentation.Lines.Count; i++)
        {
            if (i > 0) writer.Break(new string(' ', indentation));
            writer.Append(("/// " + documentation.Lines[i]).TrimEnd());
        }

        writer.End(indentation, documentation.Span.End, documentation.Span.End);
        writer.StaysClose = true;
    }

    private static int Start(ItemSyntax item) => item.Documentation?.Span.Start ?? item.Span.Start;
}
