using System.Text;
using Cdi.Dsl.Text;
using Cdi.Reporting.Text;

namespace Cdi.Reporting.Markdown;

/// <summary>A Markdown text under construction; what comes from a spec or a corpus cannot become markup or HTML.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder text = new();

    public MarkdownText Heading(int level, string content) => Block(new string('#', level) + " " + Escape(OneLine(content)));

    /// <summary>A paragraph; none where the content is empty.</summary>
    public MarkdownText Paragraph(string content) => content.Length == 0 ? this : Block(Escape(content));

    /// <summary>Text in a fence that is longer than any run of back quotes in it.</summary>
    public MarkdownText Code(string content)
    {
        content = UrlSecrets.Hide(content);
        var fence = new string('`', Math.Max(3, LongestRun(content) + 1));
        return Block($"{fence}text\n{content.Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n')}\n{fence}");
    }

    public void Item(string content) => text.Append("- ").Append(Escape(OneLine(content))).Append('\n');

    /// <summary>A list item whose names between back quotes become code.</summary>
    public MarkdownText Message(string content)
    {
        text.Append("- ");
        foreach (var span in MessageSpan.Split(UrlSecrets.Hide(OneLine(content)))) text.Append(span.IsCode ? $"`{span.Text}`" : Escape(span.Text));
        text.Append('\n');
        return this;
    }

    /// <summary>Begins a table.</summary>
    /// <param name="header">Column names.</param>
    /// <param name="alignment">A letter for each column: <c>l</c> or <c>r</c>.</param>
    public void Table(IReadOnlyList<string> header, string alignment)
    {
        Row([.. header]);
        text.Append('|');
        foreach (var side in alignment) text.Append(side == 'r' ? " ---: |" : " --- |");
        text.Append('\n');
    }

    public void Row(params ReadOnlySpan<string> cells)
    {
        text.Append('|');
        foreach (var cell in cells) text.Append(' ').Append(Escape(OneLine(cell))).Append(" |");
        text.Append('\n');
    }

    /// <summary>Ends a table or a list.</summary>
    public void End() => text.Append('\n');

    /// <inheritdoc/>
    public override string ToString() => text.ToString().TrimEnd('\n') + "\n";

    private MarkdownText Block(string content)
    {
        text.Append(content).Append("\n\n");
        return this;
    }

    private static string OneLine(string content) => string.Join(' ', content.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    // Secrets of an address are found in what was written; behind an escape they hide from whoever looks for them.
    private static string Escape(string content) => MarkdownEscape.Text(UrlSecrets.Hide(content));

    private static int LongestRun(string content)
    {
        var (longest, run) = (0, 0);
        foreach (var character in content)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
