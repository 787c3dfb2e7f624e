using System.Security.Cryptography;

namespace Cdi.Corpus;

/// <summary>A corpus file that was found: its place and its bytes.</summary>
/// <param name="Path">Path as resolved.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Sha256">SHA-256 of <paramref name="Bytes"/>, lower-case hexadecimal.</param>
public sealed record CorpusFile(string Path, ReadOnlyMemory<byte> Bytes, string Sha256)
{
    private const int PartLength = 1 << 20;

    /// <summary>A file from its bytes.</summary>
    /// <param name="path">Path for diagnostics.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="cancellationToken">Ends the hashing early.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CorpusFile FromBytes(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var start = 0; start < bytes.Length; start += PartLength)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(bytes.Span.Slice(start, Math.Min(PartLength, bytes.Length - start)));
        }

        return new(path, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
