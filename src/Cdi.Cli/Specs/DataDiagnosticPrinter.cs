using System.Globalization;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Specs;

/// <summary>Prints what the data made known: the line of the spec that it concerns, then the place in the file.</summary>
/// <param name="source">The spec.</param>
/// <param name="output">Where to print.</param>
/// <param name="colour">Whether to colour.</param>
internal sealed class DataDiagnosticPrinter(SourceText source, TextWriter output, bool colour)
{
    private readonly DiagnosticRenderer renderer = new([source]);
    private readonly Lazy<StudySyntax> syntax = new(() => StudyParser.Parse(source).Syntax);

    /// <summary>Prints one diagnostic. Where the element of the spec is not known, the file stands in its place.</summary>
    /// <param name="diagnostic">What was found.</param>
    public void Print(DataDiagnostic diagnostic)
    {
        if (SubjectPlace.Find(syntax.Value, diagnostic.Subject) is not { } span)
        {
            PrintWithoutSpec(diagnostic with { HintWithoutSpec = diagnostic.Hint }, output, colour);
            return;
        }

        ShownWriter.WriteEncoded(output, renderer.Text(Located(diagnostic, source.Path, span), colour) + $"   data: {PlaceOf(diagnostic)}\n");
    }

    /// <summary>Prints a diagnostic of a file that no spec describes yet.</summary>
    /// <param name="diagnostic">What was found.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="colour">Whether to colour.</param>
    public static void PrintWithoutSpec(DataDiagnostic diagnostic, TextWriter output, bool colour)
    {
        var (word, on) = diagnostic.Severity == DataSeverity.Error ? ("error", "\u001b[1;31m") : ("warning", "\u001b[1;33m");
        var head = $"{word} {diagnostic.Code}";
        ShownWriter.WriteEncoded(output,
            $"""
            {PlaceOf(diagnostic)}  {(colour ? on + head + "\u001b[0m" : head)}: {ShownText.Line(diagnostic.Message)}
               hint: {ShownText.Line(diagnostic.HintWithoutSpec)}
               help: {Diagnostic.HelpOf(diagnostic.Code)}

            """);
    }

    private static Diagnostic Located(DataDiagnostic diagnostic, string path, TextSpan span) =>
        new(diagnostic.Code, diagnostic.Severity == DataSeverity.Error ? Severity.Error : Severity.Warning, path, span, diagnostic.Message, diagnostic.Hint);

    private static string PlaceOf(DataDiagnostic diagnostic) =>
        ShownText.Line(diagnostic.File) + (diagnostic.Line is { } line ? ":" + line.ToString(CultureInfo.InvariantCulture) : "");
}
