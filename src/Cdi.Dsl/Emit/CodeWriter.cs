using System.Text;
using Cdi.Dsl.Emit.Encoders;

namespace Cdi.Dsl.Emit;

/// <summary>Text of a source file, indented as it is written; lines end in <c>\n</c> on every machine.</summary>
/// <remarks>Takes what the encoders made, and no string: see <see cref="CSharpCode"/>.</remarks>
internal sealed class CodeWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder text = new();
    private readonly Stack<string> closers = new();
    private bool gapPending;

    /// <summary>Writes lines at the current level. Empty lines stay empty.</summary>
    public CodeWriter Lines(CSharpCode lines)
    {
        foreach (var line in lines.ToString().Replace("\r\n", "\n").Split('\n')) Line(line);
        return this;
    }

    /// <summary>Writes lines at the current level.</summary>
    public CodeWriter Lines(IEnumerable<CSharpCode> lines)
    {
        foreach (var line in lines) Lines(line);
        return this;
    }

    /// <summary>Writes statements of formulas at the current level.</summary>
    public CodeWriter Lines(IEnumerable<ArithmeticCode> statements)
    {
        foreach (var statement in statements) Line(statement.ToString());
        return this;
    }

    /// <summary>Writes a <c>//</c> comment.</summary>
    public CodeWriter Comment(CommentText comment)
    {
        Line("// " + comment);
        return this;
    }

    /// <summary>Writes the summary of what follows, over as many lines as the text has.</summary>
    public CodeWriter Summary(XmlText summary)
    {
        var lines = summary.Lines;
        if (lines.Count == 1)
        {
            Line($"/// <summary>{lines[0]}</summary>");
            return this;
        }

        Line("/// <summary>");
        foreach (var line in lines) Line(("/// " + line).TrimEnd());
        Line("/// </summary>");
        return this;
    }

    /// <summary>Writes the documentation of a parameter on one line.</summary>
    public CodeWriter Parameter(CSharpName name, XmlText text)
    {
        Line($"/// <param name=\"{name}\">{text.Line}</param>");
        return this;
    }

    /// <summary>Writes a paragraph of remarks on one line.</summary>
    public CodeWriter Paragraph(XmlText text)
    {
        Line($"/// <para>{text.Line}</para>");
        return this;
    }

    /// <summary>Opens a block in braces under a header of one or more lines.</summary>
    public CodeWriter Open(CSharpCode header) => Open(header, "{", "}");

    /// <summary>Opens a list in square brackets under a header.</summary>
    public CodeWriter OpenList(CSharpCode header) => Open(header, "[", "]");

    /// <summary>Closes the innermost block or list.</summary>
    /// <param name="after">What follows the bracket on its line.</param>
    public CodeWriter Close(CSharpCode after = default)
    {
        gapPending = false;
        var closer = closers.Pop();
        Line(closer + after);
        return this;
    }

    /// <summary>Leaves one empty line before what follows, unless the block ends there.</summary>
    public CodeWriter Gap()
    {
        gapPending = true;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private CodeWriter Open(CSharpCode header, string opener, string closer)
    {
        Lines(header);
        Line(opener);
        closers.Push(closer);
        return this;
    }

    private void Line(string line)
    {
        if (gapPending) text.Append('\n');
        gapPending = false;
        if (line.Length > 0) text.Append(' ', closers.Count * SpacesPerLevel).Append(line);
        text.Append('\n');
    }
}
