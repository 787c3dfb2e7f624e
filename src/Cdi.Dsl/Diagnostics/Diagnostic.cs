using Cdi.Dsl.Text;

namespace Cdi.Dsl.Diagnostics;

/// <summary>One fact about a study that its author must, or should, know.</summary>
/// <param name="Code"><c>CDI</c> and four digits; never reused.</param>
/// <param name="Severity">Whether the study can run all the same.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The stretch of the file that the caret marks.</param>
/// <param name="Message">The fact, with its values; a sentence.</param>
/// <param name="Hint">The remedy; a sentence.</param>
public sealed record Diagnostic(string Code, Severity Severity, string Path, TextSpan Span, string Message, string Hint)
{
    /// <summary>The page that explains the code, from the root of the repository.</summary>
    public string Documentation => PageOf(Code);

    /// <summary>The command that prints that page.</summary>
    public string Help => HelpOf(Code);

    /// <summary>Whether the study cannot run.</summary>
    public bool IsError => Severity == Severity.Error;

    /// <summary>The page that explains a code, from the root of the repository.</summary>
    /// <param name="code">The code.</param>
    public static string PageOf(string code) => $"specs/diagnostics/{code}.md";

    /// <summary>The command that prints the page of a code.</summary>
    /// <param name="code">The code.</param>
    public static string HelpOf(string code) => $"cdi help {code}";

    /// <summary>An error at a place: the pattern of every method of a family.</summary>
    internal static Diagnostic Error(string code, Place place, string message, string hint) =>
        new(code, Severity.Error, place.Path, place.Span, message, hint);

    /// <summary>Advice at a place: the pattern of every method of a family.</summary>
    internal static Diagnostic Warning(string code, Place place, string message, string hint) =>
        new(code, Severity.Warning, place.Path, place.Span, message, hint);
}
