using Cdi.Corpus.Files;
using Cdi.Corpus.Locating;

namespace Cdi.Corpus;

/// <summary>Finds the file of a corpus.</summary>
/// <remarks>
/// A file with a declared SHA-256 is sought in the data folder first, by its bytes and not its name. Otherwise a path is read
/// relative to the spec, and a URL is fetched: once, into the cache, where the spec has its hash; on every run where it has none.
/// </remarks>
public static class CorpusLocator
{
    /// <summary>Finds, and if need be fetches, the file.</summary>
    /// <param name="definition">What the study declares.</param>
    /// <param name="places">Where to look.</param>
    /// <param name="cancellation">Ends a search, a download or the reading of a file.</param>
    /// <returns>The file, whole; its hash is the declared one where it comes from the data folder or a URL with a hash.</returns>
    /// <exception cref="CorpusException">
    /// There is no such file (CDI9022), it is not an ordinary one (CDI9058), it cannot be read (CDI9012), or what was fetched has another hash (CDI9003).
    /// </exception>
    public static async Task<CorpusFile> FindAsync(CorpusDefinition definition, CorpusPlaces places, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(places);
        if (definition.Sha256 is { } hash && places.DataFolder is { } folder
            && await Task.Run(() => DataFolder.Find(folder, definition.Source, hash, cancellation), cancellation).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        return Address(definition.Source) is { } address
            ? await FetchAsync(definition, places, address, cancellation).ConfigureAwait(false)
            : await Task.Run(() => Local(definition, places, cancellation), cancellation).ConfigureAwait(false);
    }

    private static Uri? Address(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;

    private static async Task<CorpusFile> FetchAsync(CorpusDefinition definition, CorpusPlaces places, Uri address, CancellationToken cancellation)
    {
        var cache = new CorpusCache(places.CacheFolder);
        if (definition.Sha256 is { } hash && cache.Find(hash, cancellation) is { } cached) return cached;
        try
        {
            var bytes = await Download.BytesAsync(address, cancellation).ConfigureAwait(false);
            var file = CorpusFile.FromBytes(definition.Source, bytes, cancellation);
            if (definition.Sha256 is not { } declared) return file;
            return declared.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase)
                ? cache.Add(file, cancellation)
                : throw new CorpusException([DataDiagnostics.HashDiffers(definition.Source, Subject(definition, "sha256"), declared, file.Sha256)]);
        }
        catch (HttpRequestException problem)
        {
            throw NotFound(definition, $"the request failed ({problem.Message.TrimEnd('.')}){Searched(definition, places)}");
        }
    }

    private static CorpusFile Local(CorpusDefinition definition, CorpusPlaces places, CancellationToken cancellation)
    {
        if (OtherScheme(definition.Source) is { } scheme) throw NotFound(definition, $"`{scheme}` addresses are not fetched, only `http` and `https`");
        if (definition.Source.Contains('\0', StringComparison.Ordinal)) throw NotFound(definition, "no path holds the character NUL");
        var path = Path.GetFullPath(Path.Combine(places.SpecFolder, definition.Source));
        try
        {
            return CorpusFile.FromBytes(path, OrdinaryFile.ReadAllBytes(path, OrdinaryFile.LongestArray, cancellation), cancellation);
        }
        catch (NotOrdinaryFileException other)
        {
            throw new CorpusException([DataDiagnostics.NotOrdinaryFile(path, Subject(definition, "source"), other.Message)]);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            throw NotFound(definition, $"there is no file {path}{Searched(definition, places)}");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException([DataDiagnostics.UnreadableFile(
                path, Subject(definition, "source"), $"The file cannot be read ({problem.Message.TrimEnd('.')})", "Check the permissions of the file.")]);
        }
    }

    /// <summary>The scheme of what is written like a URL; on Windows <c>C:\</c> is none.</summary>
    private static string? OtherScheme(string source) =>
        source.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(source, UriKind.Absolute, out var address) ? address.Scheme : null;

    private static string Searched(CorpusDefinition definition, CorpusPlaces places) => (places.DataFolder, definition.Sha256) switch
    {
        (null, _) => "",
        ({ } folder, _) when !Directory.Exists(folder) => $", and the data folder {folder} does not exist",
        ({ } folder, null) => $", and {folder} is searched only for a spec with `sha256`",
        ({ } folder, _) => $", and no file below {folder} has the SHA-256 of the spec",
    };

    private static CorpusException NotFound(CorpusDefinition definition, string reason) =>
        new([DataDiagnostics.SourceNotFound(definition.Source, Subject(definition, "source"), reason)]);

    private static string Subject(CorpusDefinition definition, string setting) => definition.SubjectOf(setting);
}
