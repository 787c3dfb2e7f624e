using Cdi.Corpus.Files;

namespace Cdi.Corpus.Locating;

/// <summary>Fetched files, each under the name of its SHA-256. What the hash does not vouch for is absent; where the folder cannot be used, nothing is
/// kept.</summary>
/// <param name="folder">The folder, or null for none.</param>
internal sealed class CorpusCache(string? folder)
{
    private readonly PrivateFolder? kept = string.IsNullOrEmpty(folder) ? null : new PrivateFolder(Path.GetFullPath(folder));

    /// <summary>The file with a hash, or null where the cache has none or a damaged one.</summary>
    public CorpusFile? Find(string sha256, CancellationToken cancellation)
    {
        if (kept is null || kept.Read(NameOf(sha256), cancellation) is not { } bytes) return null;
        var file = CorpusFile.FromBytes(kept.PathOf(NameOf(sha256)), bytes, cancellation);
        return sha256.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase) ? file : null;
    }

    /// <summary>Stores a file where that is possible; another process that stores the same one at the same time does no harm.</summary>
    /// <returns>The file, with its path in the cache where it is stored there.</returns>
    public CorpusFile Add(CorpusFile file, CancellationToken cancellation) =>
        kept is not null && kept.Write(NameOf(file.Sha256), file.Bytes.Span, cancellation: cancellation)
            ? file with { Path = kept.PathOf(NameOf(file.Sha256)) }
            : file;

    private static string NameOf(string sha256) => sha256.ToLowerInvariant();
}
