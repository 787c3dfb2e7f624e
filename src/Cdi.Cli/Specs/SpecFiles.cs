using System.Text;
using Cdi.Cli.Terminal;
using Cdi.Dsl.Text;

namespace Cdi.Cli.Specs;

/// <summary>Reads specs from disk.</summary>
internal static class SpecFiles
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The specs that paths of the user name: a file is itself, a folder all <c>*.cdi</c> below it in ordinal order.</summary>
    /// <param name="paths">As given.</param>
    /// <param name="environment">Resolves relative paths.</param>
    /// <exception cref="UserErrorException">A path names nothing, or a folder without specs.</exception>
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

            var found = Directory.EnumerateFiles(full, "*.cdi", SearchOption.AllDirectories)
                .Select(file => Path.Combine(path, Path.GetRelativePath(full, file)))
                .Order(StringComparer.Ordinal).ToList();
            if (found.Count == 0) throw new UserErrorException($"The folder `{path}` holds no `*.cdi` file.", "`cdi new` writes a first spec.");
            specs.AddRange(found);
        }

        return specs;
    }

    /// <summary>The text of a spec, named by the path as given.</summary>
    /// <param name="path">As given.</param>
    /// <param name="environment">Resolves a relative path.</param>
    /// <exception cref="UserErrorException">There is no such file, or it is not UTF-8.</exception>
    public static SourceText Read(string path, CommandEnvironment environment)
    {
        var full = environment.FullPath(path);
        if (Directory.Exists(full)) throw new UserErrorException($"`{path}` is a folder.", "Name the spec in it.");
        try
        {
            return new SourceText(path.Replace('\\', '/'), Decode(File.ReadAllBytes(full)));
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

    /// <summary>Replaces the text of a spec, wholly or not at all.</summary>
    /// <param name="path">As given.</param>
    /// <param name="text">The new text.</param>
    /// <param name="environment">Resolves a relative path.</param>
    /// <exception cref="UserErrorException">The file cannot be written.</exception>
    public static void Replace(string path, string text, CommandEnvironment environment)
    {
        var full = environment.FullPath(path);
        var unfinished = full + ".new";
        try
        {
            File.WriteAllText(unfinished, text, StrictUtf8);
            File.Move(unfinished, full, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(unfinished);
            throw new UserErrorException($"`{path}` cannot be written: {error.Message}", "Check the file's permissions.");
        }
    }

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
