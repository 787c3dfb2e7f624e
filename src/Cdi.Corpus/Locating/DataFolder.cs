using System.IO.Enumeration;
using System.Security.Cryptography;
using Cdi.Corpus.Files;

namespace Cdi.Corpus.Locating;

/// <summary>Finds a file by its bytes below a folder of the user's.</summary>
internal static class DataFolder
{
    private static readonly string[] TableExtensions = [".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson", ".json"];

    /// <summary>The first file with a hash, or null.</summary>
    /// <param name="folder">The folder; its subfolders are searched too, links to folders are not followed.</param>
    /// <param name="source">The source of the spec: files of its name are looked at first, then those of its extension, then other tables.</param>
    /// <param name="sha256">The hash sought.</param>
    /// <remarks>Files of other kinds are not hashed, so that pictures and archives beside the data cost nothing. What is not an ordinary file, or cannot be
    /// opened, is passed over.</remarks>
    /// <param name="cancellation">Ends the search early.</param>
    public static CorpusFile? Find(string folder, string source, string sha256, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder)) return null;
        var name = Path.GetFileName(source);
        var extension = Path.GetExtension(source);
        var candidates = Files(folder)
            .Where(path => IsTable(path) || HasExtension(path, extension) || Path.GetFileName(path) == name)
            .OrderBy(path => Path.GetFileName(path) != name)
            .ThenBy(path => !HasExtension(path, extension))
            .ThenBy(path => path, StringComparer.Ordinal);
        foreach (var path in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (sha256.Equals(Hash(path, cancellation), StringComparison.OrdinalIgnoreCase) && Read(path, sha256, cancellation) is { } file) return file;
        }

        return null;
    }

    private static FileSystemEnumerable<string> Files(string folder) => new(
        Path.GetFullPath(folder),
        (ref FileSystemEntry entry) => entry.ToFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    private static bool IsTable(string path) => TableExtensions.Any(extension => HasExtension(path, extension));

    private static bool HasExtension(string path, string extension) => extension.Length > 0 && path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file, unless it changed or vanished since it was hashed.</summary>
    private static CorpusFile? Read(string path, string sha256, CancellationToken cancellation)
    {
        try
        {
            var file = CorpusFile.FromBytes(path, OrdinaryFile.ReadAllBytes(path, OrdinaryFile.LongestArray, cancellation), cancellation);
            return sha256.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase) ? file : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Hash(string path, CancellationToken cancellation)
    {
        try
        {
            using var stream = OrdinaryFile.OpenRead(path);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 16];
            for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, count);
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
