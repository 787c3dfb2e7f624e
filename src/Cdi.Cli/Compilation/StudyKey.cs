using System.Security.Cryptography;
using System.Text;
using Cdi.Dsl;
using Cdi.Dsl.Emit;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Compilation;

/// <summary>Names compiled studies in the cache.</summary>
internal static class StudyKey
{
    /// <summary>The key of compiled code: SHA-256 of the emitted text, the tool's version and the builds of the assemblies that the text is compiled
    /// against.</summary>
    /// <param name="sources">What the compiler emitted, in its order.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(IEnumerable<EmittedSource> sources) =>
        Hash(sources.SelectMany(source => new[] { source.HintName, source.Text }));

    /// <summary>The key of a spec that compiles without a word: SHA-256 of its name and text, and of what <see cref="Of"/> covers beside the emitted
    /// text.</summary>
    /// <param name="spec">The spec.</param>
    /// <returns>64 lower-case hexadecimal digits, different from any key of code.</returns>
    public static string OfSpec(SourceText spec) => Hash(["spec", Path.GetFileName(spec.Path), spec.Text]);

    private static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, ToolVersion.Number);
        Append(hash, typeof(StudyCompiler).Module.ModuleVersionId.ToString("N"));
        foreach (var runtime in RuntimeAssemblies.OfStudies) Append(hash, runtime.ManifestModule.ModuleVersionId.ToString("N"));
        foreach (var text in texts) Append(hash, text);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Appends a text with its length, so that no two lists of texts read alike.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
