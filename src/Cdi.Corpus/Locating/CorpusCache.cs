namespace Cdi.Corpus.Locating;

/// <summary>Fetched files, each under the name of its SHA-256.</summary>
internal sealed class CorpusCache(string folder)
{
    /// <summary>The file with a hash, or null where the cache has none or a damaged one.</summary>
    public CorpusFile? Find(string sha256)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path)) return null;
        var file = CorpusFile.FromBytes(path, File.ReadAllBytes(path));
        return sha256.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase) ? file : null;
    }

    /// <summary>Stores a file; another process that stores the same one at the same time does no harm.</summary>
    public CorpusFile Add(CorpusFile file)
    {
        Directory.CreateDirectory(folder);
        var path = PathOf(file.Sha256);
        var incomplete = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            using (var stream = File.Create(incomplete)) stream.Write(file.Bytes.Span);
            File.Move(incomplete, path, overwrite: true);
        }
        finally
        {
            File.Delete(incomplete);
        }

        return file with { Path = path };
    }

    private string PathOf(string sha256) => Path.Combine(folder, sha256.ToLowerInvariant());
}
