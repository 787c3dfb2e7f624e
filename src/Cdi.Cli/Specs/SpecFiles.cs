using System.IO.Enumeration;
using System.Text;
using Cdi.Cli.Terminal;
using Cdi.Corpus.Files;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Specs;

/// <summary>Reads specs from disk.</summary>
internal static class SpecFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Bytes that a spec has at most; the longest that ships has 6 000.</summary>
    private const long LongestSpec = 1 << 20;

    /// <summary>The specs that paths of the user name: a file is itself, a folder all <c>*.cdi</c> below it in ordinal order.</summary>
    /// <param name="paths">As given.</param>
    /// <param name="environment">Resolves relative paths.</param>
    /// <remarks>Links to folders are not followed below a folder, so that a circle of links has an end.</remarks>
    /// <exception cref="UserErrorException">A folder has no specs, or it or one below it cannot be read.</exception>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths, CommandEnvironment environment)
    {
        var specs = new List<string>();
        foreach (var path in paths)
        {
            var full = environment.FullPath(path);
            if (!Directory.Exists(full))
            {
                specs.Add(path);
                continue;
            }

            var found = Below(full).Select(file => Path.Combine(path, Path.GetRelativePath(full, file))).Order(StringComparer.Ordinal).ToList();
            if (found.Count == 0) throw new UserErrorException($"The folder `{path}` holds no `*.cdi` file.", "`cdi new` writes a first spec.");
            specs.AddRange(found);
        }

        return specs;
    }

    /// <summary>The text of a spec, named by the path as given.</summary>
    /// <param name="path">As given.</param>
    /// <param name="environment">Resolves a relative path.</param>
    /// <exception cref="UserErrorException">There is no such file, it is no ordinary one, or it is not UTF-8.</exception>
    public static SourceText Read(string path, CommandEnvironment environment)
    {
        var full = environment.FullPath(path);
        try
        {
            return new SourceText(path.Replace('\\', '/'), Decode(OrdinaryFile.ReadAllBytes(full, LongestSpec)));
        }
        catch (NotOrdinaryFileException other)
        {
            throw new UserErrorException($"`{path}` is {other.Message}.", other.Kind == FileKind.Folder ? "Name the spec in it." : "Name an ordinary file.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException($"There is no file `{path}`.", Nearest(path, full));
        }
        catch (DecoderFallbackException)
        {
            throw new UserErrorException($"`{path}` is not UTF-8 text.", "Save the spec as UTF-8.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"`{path}` cannot be read: {error.Message}", "Check the file's permissions.");
        }
    }

    /// <summary>The text of a file that a spec imports from; null where there is none, empty where it is no ordinary file of UTF-8 text that can be
    /// read.</summary>
    /// <param name="path">Path relative to the working directory.</param>
    /// <param name="environment">Resolves a relative path.</param>
    public static string? ReadImport(string path, CommandEnvironment environment)
    {
        try
        {
            return Decode(OrdinaryFile.ReadAllBytes(environment.FullPath(path), LongestSpec));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }

    /// <summary>Replaces the text of a spec, wholly or not at all: links stay links, and mode, owner and other names of the file stay its own.</summary>
    /// <param name="path">As given.</param>
    /// <param name="text">The new text.</param>
    /// <param name="environment">Resolves a relative path.</param>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Replace(string path, string text, CommandEnvironment environment)
    {
        try
        {
            FileReplacement.Replace(environment.FullPath(path), StrictUtf8.GetBytes(text));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"`{path}` cannot be written: {error.Message}",
                "Check the permissions of the file and its folder, and the space on the disk.");
        }
    }

    private static IEnumerable<string> Below(string folder) => new FileSystemEnumerable<string>(
        folder,
        (ref FileSystemEntry entry) => entry.ToFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName.EndsWith(".cdi", StringComparison.Ordinal),
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };

    private static string Decode(byte[] bytes)
    {
        var mark = Encoding.UTF8.Preamble;
        var content = bytes.AsSpan();
        return StrictUtf8.GetString(content.StartsWith(mark) ? content[mark.Length..] : content);
    }

    private static string Nearest(string path, string full)
    {
        var folder = Path.GetDirectoryName(full);
        if (folder is null || !Directory.Exists(folder)) return $"There is no folder `{Path.GetDirectoryName(path)}` either.";
        var specs = Directory.EnumerateFiles(folder, "*.cdi").Select(file => Path.GetFileName(file));
        return NearestName.Find(Path.GetFileName(path), specs) is { } nearest
            ? $"nearest `{Path.Combine(Path.GetDirectoryName(path) ?? "", nearest)}`."
            : "`cdi new` writes a first spec.";
    }
}
