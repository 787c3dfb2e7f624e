using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.Dsl.Emit;

/// <summary>Writes the part of a study that quotes its spec, apart from the rest, so that a changed comment touches one small file.</summary>
public static class SpecEmitter
{
    /// <summary>The file with the property <c>Spec</c>.</summary>
    /// <param name="typeName">Name of the study's type.</param>
    /// <param name="studyName">The study's name as written.</param>
    /// <param name="fileName">Name of the spec's file without its folder.</param>
    /// <param name="text">The spec's text, byte-order mark removed.</param>
    public static EmittedSource Emit(string typeName, string studyName, string fileName, string text) => StudyFile.Of(
        typeName, studyName, "Spec", [RuntimeNames.Studies], $"public sealed partial class {typeName}", writer =>
        {
            writer.Lines("private static readonly SpecSource Compiled = new(");
            writer.Lines($"    {CSharpLiteral.Of(fileName)},");
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                var isLast = i == lines.Length - 1;
                writer.Lines($"    {CSharpLiteral.Of(isLast ? lines[i] : lines[i] + "\n")}{(isLast ? "," : " +")}");
            }

            writer.Lines($"    {CSharpLiteral.Of(Sha256(text))});").Gap();
            writer.Lines("/// <inheritdoc/>");
            writer.Lines("public SpecSource Spec => Compiled;");
        });

    private static string Sha256(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
