using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Cdi.Release;

/// <summary>Both packages made from two clones in two folders: every file in them must have the same bytes, and none may name a folder of the
/// machine.</summary>
internal static class RepeatedBuild
{
    /// <summary>Packs twice and compares; prints a line for each package.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <returns>Whether all files agree and name no folder.</returns>
    public static bool Check(string folder)
    {
        // Both of one revision, whatever is committed meanwhile.
        var revision = Commands.Run(Commands.Repository, "git", "rev-parse", "HEAD").Trim();
        var first = Pack(Path.Combine(folder, "a"), revision);
        var second = Pack(Path.Combine(folder, "another", "folder with a longer name"), revision);
        var good = true;
        foreach (var package in Directory.EnumerateFiles(first).Order(StringComparer.Ordinal))
        {
            var (one, two) = (Entries(package), Entries(Path.Combine(second, Path.GetFileName(package))));
            var different = one.Keys.Union(two.Keys).Where(name =>
                !one.TryGetValue(name, out var left) || !two.TryGetValue(name, out var right) || !left.AsSpan().SequenceEqual(right)).Order(
                StringComparer.Ordinal).ToList();
            var telling = one.Where(entry => Places(folder).Any(place => entry.Value.AsSpan().IndexOf(place) >= 0)).Select(entry => entry.Key).Order(
                StringComparer.Ordinal).ToList();
            Console.WriteLine($"{Path.GetFileName(package),-28} {one.Count} files, SHA-256 {Sha256(one)[..16]} and {Sha256(two)[..16]}: "
                + $"{(different.Count == 0 ? "same" : "DIFFER")}, {telling.Count} name a folder of this machine");
            foreach (var name in different) Console.WriteLine("  differs: " + name);
            foreach (var name in telling) Console.WriteLine("  names a folder: " + name);
            good &= different.Count + telling.Count == 0;
        }

        return good;
    }

    private static string Pack(string clone, string revision)
    {
        Commands.Run(Commands.Repository, "git", "clone", "--quiet", "--no-hardlinks", Commands.Repository, clone);
        Commands.Run(clone, "git", "checkout", "--quiet", "--detach", revision);
        var packages = Path.Combine(clone, "out", "packages");
        Commands.Run(clone, "dotnet", "pack", "generators/Cdi.Package", "-c", "Release", "-o", packages);
        Commands.Run(clone, "dotnet", "pack", "src/Cdi.Cli", "-c", "Release", "-o", packages);
        Commands.Run(clone, "dotnet", "pack", "src/Cdi.Embeddings", "-c", "Release", "-o", packages);
        return packages;
    }

    /// <summary>The files of a package; not the part in which NuGet gives the archive itself a random name.</summary>
    private static Dictionary<string, byte[]> Entries(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return archive.Entries
            .Where(entry => !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal) && entry.FullName != "_rels/.rels")
            .ToDictionary(entry => entry.FullName, Content, StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static string Sha256(Dictionary<string, byte[]> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, content) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // As UTF-8 and as UTF-16: assemblies hold both.
    private static IEnumerable<byte[]> Places(string folder) =>
        new[] { folder, Commands.Repository, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + Path.DirectorySeparatorChar }
            .SelectMany(place => new[] { Encoding.UTF8.GetBytes(place), Encoding.Unicode.GetBytes(place) });
}
