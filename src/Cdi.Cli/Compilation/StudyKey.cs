using System.Security.Cryptography;
using System.Text;
using Cdi.Dsl.Emit;

namespace Cdi.Cli.Compilation;

/// <summary>Names a compiled study in the cache.</summary>
internal static class StudyKey
{
    /// <summary>The key: SHA-256 of the emitted text, the tool's version and the builds of the assemblies that the text is compiled against.</summary>
    /// <param name="sources">What the compiler emitted, in its order.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(IEnumerable<EmittedSource> sources)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, ToolVersion.Number);
        foreach (var runtime in RuntimeAssemblies.OfStudies) Append(hash, runtime.ManifestModule.ModuleVersionId.ToString("N"));
        foreach (var source in sources)
        {
            Append(hash, source.HintName);
            Append(hash, source.Text);
        }

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
