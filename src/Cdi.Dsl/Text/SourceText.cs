namespace Cdi.Dsl.Text;

/// <summary>The text of one file with its name and line map.</summary>
/// <param name="path">The file, as diagnostics shall name it; never opened.</param>
/// <param name="text">The whole content.</param>
public sealed class SourceText(string path, string text)
{
    /// <summary>The file, as diagnostics name it.</summary>
    public string Path { get; } = path;

    /// <summary>The whole content.</summary>
    public string Text { get; } = text;

    /// <summary>Lines and columns of the content.</summary>
    public LineMap Lines { get; } = new(text);

    /// <summary>The characters of a span.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span lies outside the text.</exception>
    public string Slice(TextSpan span) => Text.Substring(span.Start, span.Length);

    /// <summary>The characters of a line, counted from 1, without its line end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line.</exception>
    public string Line(int line) => Slice(Lines.Span(line));

    /// <summary>A span of this file, for a diagnostic.</summary>
    public Place At(TextSpan span) => new(Path, span);
}
