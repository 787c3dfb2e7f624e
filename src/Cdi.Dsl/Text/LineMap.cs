namespace Cdi.Dsl.Text;

/// <summary>Translates offsets of a text into lines and columns.</summary>
/// <remarks>A line ends at <c>\n</c>, <c>\r\n</c> or a lone <c>\r</c>; the end of the text ends the last line.</remarks>
public sealed class LineMap
{
    private readonly int[] starts;
    private readonly string text;

    /// <summary>Reads the line ends of <paramref name="text"/>.</summary>
    public LineMap(string text)
    {
        this.text = text;
        starts = Starts(text).ToArray();
    }

    /// <summary>Number of lines; 1 for an empty text.</summary>
    public int Count => starts.Length;

    /// <summary>Line and column of an offset; the offset behind the last unit belongs to the last line.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset lies outside the text.</exception>
    public LinePosition Position(int offset)
    {
        if (offset < 0 || offset > text.Length) throw new ArgumentOutOfRangeException(nameof(offset));
        var found = Array.BinarySearch(starts, offset);
        var line = found >= 0 ? found : ~found - 1;
        return new LinePosition(line + 1, offset - starts[line] + 1);
    }

    /// <summary>The stretch of a line without its line end.</summary>
    /// <param name="line">Line, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public TextSpan Span(int line)
    {
        if (line < 1 || line > Count) throw new ArgumentOutOfRangeException(nameof(line));
        var start = starts[line - 1];
        var end = line < Count ? starts[line] : text.Length;
        while (end > start && text[end - 1] is '\r' or '\n') end--;
        return TextSpan.FromBounds(start, end);
    }

    private static List<int> Starts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var endsHere = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n'));
            if (endsHere) starts.Add(i + 1);
        }

        return starts;
    }
}
