using System.Globalization;
using System.Text;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Diagnostics;

/// <summary>Writes diagnostics for people, for MSBuild, for GitHub and for programs.</summary>
/// <remarks>A diagnostic of a file that is not among the sources is shown at line 1, column 1, without its line.</remarks>
/// <param name="sources">The files that diagnostics may point into, with different paths.</param>
public sealed partial class DiagnosticRenderer(IEnumerable<SourceText> sources)
{
    private readonly Dictionary<string, SourceText> sources = sources.ToDictionary(source => source.Path, StringComparer.Ordinal);

    /// <summary>Line and column at which a diagnostic begins, both from 1.</summary>
    public LinePosition Start(Diagnostic diagnostic) =>
        sources.TryGetValue(diagnostic.Path, out var source)
            ? source.Lines.Position(Math.Min(diagnostic.Span.Start, source.Text.Length))
            : new LinePosition(1, 1);

    /// <summary>The form for people: place, message, the line with a caret, hint and page. Ends with a line end.</summary>
    /// <param name="diagnostic">What to write.</param>
    /// <param name="colour">Whether to add ANSI colours, for a terminal.</param>
    public string Text(Diagnostic diagnostic, bool colour = false)
    {
        var start = Start(diagnostic);
        var mark = new Ansi(colour, diagnostic.IsError ? Ansi.Red : Ansi.Yellow);
        var text = new StringBuilder();
        text.Append($"{ShownText.Line(diagnostic.Path)}:{Number(start.Line)}:{Number(start.Column)}  ");
        text.Append(mark.On).Append($"{Word(diagnostic)} {diagnostic.Code}").Append(mark.Off).Append($": {ShownText.Line(diagnostic.Message)}\n");
        if (sources.TryGetValue(diagnostic.Path, out var source)) AppendLine(text, source, diagnostic, start, mark);
        text.Append($"   hint: {ShownText.Line(diagnostic.Hint)}\n");
        text.Append($"   help: {diagnostic.Help}\n");
        return text.ToString();
    }

    /// <summary>The form that MSBuild and editors recognise: <c>path(line,column): error CDI2001: message hint</c>, without line end.</summary>
    public string MSBuild(Diagnostic diagnostic)
    {
        var start = Start(diagnostic);
        var place = $"{ShownText.Line(diagnostic.Path)}({Number(start.Line)},{Number(start.Column)})";
        return $"{place}: {Word(diagnostic)} {diagnostic.Code}: {ShownText.Line(diagnostic.Message + " " + diagnostic.Hint)}";
    }

    private static void AppendLine(StringBuilder text, SourceText source, Diagnostic diagnostic, LinePosition start, Ansi mark)
    {
        var line = UrlSecrets.HideInPlace(source.Line(start.Line));
        var place = Math.Min(start.Column - 1, line.Length);
        var marked = Math.Min(diagnostic.Span.Length, line.Length - place);
        var before = ShownText.Piece(line.Substring(0, place));
        // A tab before the mark is repeated, so that the caret stands under its word at any tab width.
        var indentation = new string(before.Select(unit => unit == '\t' ? '\t' : ' ').ToArray());
        var width = Math.Max(1, ShownText.Piece(line.Substring(place, marked)).Length);
        text.Append($"{Number(start.Line),5} | {ShownText.Piece(line)}\n");
        text.Append($"      | {indentation}{mark.On}{new string('^', width)}{mark.Off}\n");
    }

    private static string Word(Diagnostic diagnostic) => diagnostic.IsError ? "error" : "warning";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Ansi(bool Enabled, string Colour)
    {
        public const string Red = "\u001b[1;31m";
        public const string Yellow = "\u001b[1;33m";

        public string On => Enabled ? Colour : "";

        public string Off => Enabled ? "\u001b[0m" : "";
    }
}
