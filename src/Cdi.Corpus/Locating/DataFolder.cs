using System.IO.Enumeration;
using System.Security.Cryptography;

namespace Cdi.Corpus.Locating;

/// <summary>Finds a file by its bytes below a folder of the user's.</summary>
internal static class DataFolder
{
    private static readonly string[] TableExtensions = [".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson", ".json"];

    /// <summary>The first file with a hash, or null.</summary>
    /// <param name="folder">The folder; its subfolders are searched too, links to folders are not followed.</param>
    /// <param name="source">The source of the spec: files of its name are looked at first, then those of its extension, then other tables.</param>
    /// <param name="sha256">The hash sought.</param>
    /// <remarks>Files of other kinds are not hashed, so that pictures and archives beside the data cost nothing. A file that cannot be opened is passed over.</remarks>
    public static CorpusFile? Find(string folder, string source, string sha256)
    {
        if (!Directory.Exists(folder)) return null;
        var name = Path.GetFileName(source);
        var extension = Path.GetExtension(source);
        var candidates = Files(folder)
            .Where(path => IsTable(path) || HasExtension(path, extension) || Path.GetFileName(path) == name)
            .OrderBy(path => Path.GetFileName(path) != name)
            .ThenBy(path => !HasExtension(path, extension))
            .ThenBy(path => path, StringComparer.Ordinal);
        var found = candidates.FirstOrDefault(path => sha256.Equals(Hash(path), StringComparison.OrdinalIgnoreCase));
        return found is null ? null : CorpusFile.FromBytes(found, File.ReadAllBytes(found));
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

    private static string? Hash(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
