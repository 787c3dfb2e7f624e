using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cdi.Dsl.Diagnostics;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the part of a study that quotes its spec, apart from the rest, so that a changed comment touches one small file.</summary>
public static class SpecEmitter
{
    /// <summary>The file with the property <c>Spec</c>.</summary>
    /// <param name="typeName">Name of the study's type.</param>
    /// <param name="studyName">The study's name as written.</param>
    /// <param name="fileName">Name of the spec's file without its folder.</param>
    /// <param name="text">The spec's text, byte-order mark removed.</param>
    /// <param name="notes">What the compiler says about it.</param>
    public static EmittedSource Emit(string typeName, string studyName, string fileName, string text, SpecNotes notes) => StudyFile.Of(
        typeName, studyName, "Spec", [RuntimeNames.Studies], $"public sealed partial class {typeName}", writer =>
        {
            writer.Lines("private static readonly SpecSource Compiled = new(");
            writer.Lines($"    {CSharpLiteral.Of(fileName)},");
            var lines = Lines(text).ToList();
            for (var i = 0; i < lines.Count; i++) writer.Lines($"    {CSharpLiteral.Of(lines[i])}{(i == lines.Count - 1 ? "," : " +")}");
            writer.Lines($"    {CSharpLiteral.Of(Sha256(text))})");
            WriteNotes(writer, notes);
            writer.Lines("/// <inheritdoc/>");
            writer.Lines("public SpecSource Spec => Compiled;");
        });

    private static void WriteNotes(CodeWriter writer, SpecNotes notes)
    {
        writer.Lines("{");
        writer.Lines(Members("Warnings", "SpecWarning", [.. notes.Warnings.Select(Warning)]));
        writer.Lines(Members("Allowances", "SpecAllowance", [.. notes.Allowances.Select(Allowance)]));
        writer.Lines("};").Gap();
    }

    private static IEnumerable<string> Members(string property, string type, IReadOnlyList<string> items) => items.Count == 0
        ? [$"    {property} = [],"]
        : [$"    {property} =", "    [", .. items.Select(item => $"        new {type}({item}),"), "    ],"];

    private static string Warning((Diagnostic Diagnostic, int Line) warning) => string.Join(", ",
        CSharpLiteral.Of(warning.Diagnostic.Code),
        CSharpLiteral.Of(SpecNotes.FileName(warning.Diagnostic.Path)),
        CSharpLiteral.Of(warning.Line),
        CSharpLiteral.Of(warning.Diagnostic.Message),
        CSharpLiteral.Of(warning.Diagnostic.Hint));

    private static string Allowance(Allowance allowance) => string.Join(", ",
        CSharpLiteral.Of(allowance.Code),
        CSharpLiteral.Of(SpecNotes.FileName(allowance.Path)),
        CSharpLiteral.Of(allowance.Line),
        CSharpLiteral.Of(allowance.Subject),
        CSharpLiteral.Of(allowance.Reason),
        $"[{string.Join(", ", allowance.Silenced.Select(message => CSharpLiteral.Of(message)))}]");

    /// <summary>The lines with their ends; one empty line where the text is empty.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0 && end < text.Length - 1; end = text.IndexOf('\n', start))
        {
            yield return text.Substring(start, end + 1 - start);
            start = end + 1;
        }

        yield return text.Substring(start);
    }

    private static string Sha256(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
