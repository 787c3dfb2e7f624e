using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the part of a study that quotes its spec, apart from the rest, so that a changed comment touches one small file.</summary>
public static class SpecEmitter
{
    /// <summary>The field that holds the quoted spec.</summary>
    internal static readonly CSharpCode Field = $"compiled";

    /// <summary>The file with the property <c>Spec</c>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="home">Where its code stands.</param>
    /// <param name="fileName">Name of the spec's file without its folder.</param>
    /// <param name="text">The spec's text, byte-order mark removed.</param>
    /// <param name="notes">What the compiler says about it.</param>
    public static EmittedSource Emit(StudyPlan study, StudyHome home, string fileName, string text, SpecNotes notes) =>
        new StudyFile(home, study.Name, study.TypeName).Of("Spec", [], writer =>
    {
        writer.Lines($"private static readonly {RuntimeNames.SpecSource} {Field} = new(");
        writer.Lines($"    {CSharpLiteral.Of(fileName)},");
        var lines = Lines(text).ToList();
        for (var i = 0; i < lines.Count - 1; i++) writer.Lines($"    {CSharpLiteral.Of(lines[i])} +");
        writer.Lines($"    {CSharpLiteral.Of(lines[lines.Count - 1])},");
        writer.Lines($"    {CSharpLiteral.Of(Sha256(text))})");
        WriteNotes(writer, notes);
        writer.Lines($"/// <inheritdoc/>");
        writer.Lines($"public {RuntimeNames.SpecSource} Spec => {Field};");
    });

    private static void WriteNotes(CodeWriter writer, SpecNotes notes)
    {
        writer.Lines($"{{");
        WriteList(writer, $"Warnings", notes.Warnings.Select(Warning));
        WriteList(writer, $"Allowances", notes.Allowances.Select(Allowance));
        writer.Lines($"}};").Gap();
    }

    private static void WriteList(CodeWriter writer, CSharpCode property, IEnumerable<CSharpCode> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            writer.Lines($"    {property} = [],");
            return;
        }

        writer.Lines($"    {property} =").Lines($"    [");
        foreach (var item in all) writer.Lines($"        new({item}),");
        writer.Lines($"    ],");
    }

    private static CSharpCode Warning((Diagnostic Diagnostic, int Line) warning) => Joined(
        CSharpLiteral.Of(warning.Diagnostic.Code),
        CSharpLiteral.Of(SpecNotes.FileName(warning.Diagnostic.Path)),
        CSharpLiteral.Of(warning.Line),
        CSharpLiteral.Of(warning.Diagnostic.Message),
        CSharpLiteral.Of(warning.Diagnostic.Hint));

    private static CSharpCode Allowance(Allowance allowance)
    {
        var own = Joined(
            CSharpLiteral.Of(allowance.Code),
            CSharpLiteral.Of(SpecNotes.FileName(allowance.Path)),
            CSharpLiteral.Of(allowance.Line),
            CSharpLiteral.Of(allowance.Subject),
            CSharpLiteral.Of(allowance.Reason));
        return $"{own}, [{Joined([.. allowance.Silenced.Select(message => CSharpLiteral.Of(message))])}]";
    }

    private static CSharpCode Joined(params CSharpLiteral[] literals) =>
        CSharpCode.Joined($", ", literals.Select<CSharpLiteral, CSharpCode>(literal => $"{literal}"));

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
