using System.Text;

namespace Cdi.Dsl.Emit;

/// <summary>Text of a source file, indented as it is written; lines end in <c>\n</c> on every machine.</summary>
internal sealed class CodeWriter
{
    private const int SpacesPerLevel = 4;

    private readonly StringBuilder text = new();
    private readonly Stack<string> closers = new();
    private bool gapPending;

    /// <summary>Writes lines at the current level. Empty lines stay empty.</summary>
    public CodeWriter Lines(string lines)
    {
        foreach (var line in lines.Replace("\r\n", "\n").Split('\n')) Line(line);
        return this;
    }

    /// <summary>Writes lines at the current level.</summary>
    public CodeWriter Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines) Line(line);
        return this;
    }

    /// <summary>Opens a block in braces under a header of one or more lines.</summary>
    public CodeWriter Open(string header) => Open(header, "{", "}");

    /// <summary>Opens a list in square brackets under a header.</summary>
    public CodeWriter OpenList(string header) => Open(header, "[", "]");

    /// <summary>Closes the innermost block or list.</summary>
    /// <param name="after">What follows the bracket on its line.</param>
    public CodeWriter Close(string after = "")
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

    private CodeWriter Open(string header, string opener, string closer)
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
