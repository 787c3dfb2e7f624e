using System.Text;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests;

/// <summary>Writes diagnostics into a spec as comments: <c>//@ 12:11-12:20 CDI5001 …</c> under the line they begin on.</summary>
internal static class AnnotatedSpec
{
    public static string Of(string path, string text, IEnumerable<Diagnostic> diagnostics)
    {
        var source = new SourceText(path, text);
        var notes = diagnostics.Where(diagnostic => diagnostic.Path == path)
            .ToLookup(diagnostic => source.Lines.Position(diagnostic.Span.Start).Line, diagnostic => Note(source, diagnostic));
        var annotated = new StringBuilder();
        for (var line = 1; line <= source.Lines.Count; line++)
        {
            if (line < source.Lines.Count || source.Line(line).Length > 0) annotated.Append(source.Line(line)).Append('\n');
            foreach (var note in notes[line]) annotated.Append(note).Append('\n');
        }

        return annotated.ToString();
    }

    private static string Note(SourceText source, Diagnostic diagnostic)
    {
        var (start, end) = (source.Lines.Position(diagnostic.Span.Start), source.Lines.Position(diagnostic.Span.End));
        return $"//@ {start.Line}:{start.Column}-{end.Line}:{end.Column} {diagnostic.Code} {diagnostic.Message} {diagnostic.Hint}";
    }
}
