using Cdi.Corpus;
using Cdi.Corpus.Files;

namespace Cdi.Cli.Collecting;

/// <summary>Writes the texts of a round to a file, wholly or not at all, and never over what a person may have filled in.</summary>
internal static class SheetFile
{
    /// <summary>Writes the file.</summary>
    /// <param name="path">Full path.</param>
    /// <param name="content">What it is to hold.</param>
    /// <param name="untouched">What may be replaced: the whole round as it was written before a part of it was answered.</param>
    /// <param name="subject">Path of the annotators, for diagnostics.</param>
    /// <param name="cancellation">Ends the writing; nothing is then left.</param>
    /// <returns>Whether the file is new, and not there already as it is.</returns>
    /// <exception cref="CorpusException">Another file stands there.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content, ReadOnlySpan<byte> untouched, string subject, CancellationToken cancellation)
    {
        var held = Held(path, subject);
        if (held.AsSpan().SequenceEqual(content) && held is not null) return false;
        if (held is not null && !held.AsSpan().SequenceEqual(untouched)) throw InTheWay(path, subject);
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } own ? own : Path.GetPathRoot(path) ?? path;
        if (!Directory.Exists(folder)) throw new UserErrorException($"There is no folder `{folder}` to write to.", "Make it, or choose another with `--out`.");
        using var unfinished = new UnfinishedFile(folder);
        unfinished.Write(content, cancellation);
        try
        {
            unfinished.MoveTo(path, replaces: held is not null);
        }
        catch (IOException) when (held is null && Path.Exists(path))
        {
            throw InTheWay(path, subject);
        }

        return true;
    }

    private static byte[]? Held(string path, string subject)
    {
        try
        {
            return OrdinaryFile.ReadAllBytes(path, OrdinaryFile.LongestArray);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (NotOrdinaryFileException)
        {
            throw InTheWay(path, subject);
        }
    }

    private static CorpusException InTheWay(string path, string subject) => new([DataDiagnostics.SheetInTheWay(path, subject)]);
}
