using System.Security.Cryptography;

namespace Cdi.Corpus;

/// <summary>A corpus file that was found: its place and its bytes.</summary>
/// <param name="Path">Path as resolved.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Sha256">SHA-256 of <paramref name="Bytes"/>, lower-case hexadecimal.</param>
public sealed record CorpusFile(string Path, ReadOnlyMemory<byte> Bytes, string Sha256)
{
    /// <summary>A file from its bytes.</summary>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="bytes">The whole file.</param>
    public static CorpusFile FromBytes(string path, ReadOnlyMemory<byte> bytes) =>
        new(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));
}
