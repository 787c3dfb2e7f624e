using Cdi.Cli.Compilation;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Text;
using CorpusFormat = Cdi.Corpus.CorpusFormat;
using Quoting = Cdi.Corpus.Quoting;

namespace Cdi.Cli.Commands;

/// <summary>Pins the corpus of a spec: writes the hash and the rows of the file as it is now.</summary>
/// <param name="environment">Where to read.</param>
/// <param name="dataFolder">Folder searched for corpora, as given; null for CDI_DATA.</param>
/// <param name="interrupted">Stops a download.</param>
internal sealed class CorpusLock(CommandEnvironment environment, string? dataFolder, CancellationToken interrupted)
{
    /// <summary>The spec in canonical layout with its corpus pinned, or its diagnostics.</summary>
    /// <param name="path">The spec, as given.</param>
    /// <param name="source">Its text.</param>
    /// <exception cref="UserErrorException">The corpus is not available, or cannot be read.</exception>
    public async Task<FormatResult> ApplyAsync(string path, SourceText source)
    {
        var compilation = SpecCompilation.Of(path, environment);
        if (compilation.HasErrors) return new FormatResult(null, compilation.Result.Diagnostics.Where(each => each.Path == source.Path).ToEquatableArray());
        if (compilation.Result.Plan is not { } plan) return StudyFormatter.Format(source);
        try
        {
            var file = await FindAsync(plan.Corpus, path).ConfigureAwait(false);
            var rows = CorpusProfiler.Profile(file, [], DialectOf(plan.Corpus)).Rows;
            return StudyFormatter.Lock(source, plan.Corpus.Name, file.Sha256, checked((int)rows));
        }
        catch (CorpusException problem)
        {
            throw new UserErrorException($"{path}: {problem.Diagnostics[0].Message}", problem.Diagnostics[0].Hint);
        }
    }

    /// <summary>The file that the source names now; where there is none, the one whose hash the spec has already.</summary>
    private async Task<CorpusFile> FindAsync(CorpusPlan corpus, string path)
    {
        var unpinned = new CorpusDefinition { Name = corpus.Name, Source = corpus.Source };
        var folder = dataFolder ?? environment.Variable(CorpusPlaces.DataFolderVariable);
        var places = new CorpusPlaces(
            Path.GetDirectoryName(environment.FullPath(path)) ?? environment.WorkingDirectory,
            folder is null ? null : environment.FullPath(folder),
            CacheFolder.Within(environment, CacheFolder.Corpora));
        try
        {
            return await FindAsync(unpinned, places).ConfigureAwait(false);
        }
        catch (CorpusException) when (corpus.Sha256 is not null)
        {
            return await FindAsync(unpinned with { Sha256 = corpus.Sha256 }, places).ConfigureAwait(false);
        }
    }

    private static FileDialect DialectOf(CorpusPlan corpus) => FileDialect.Of(new CorpusDefinition
    {
        Name = corpus.Name,
        Source = corpus.Source,
        Format = (CorpusFormat)corpus.Format,
        Sheet = corpus.Sheet,
        Delimiter = corpus.Delimiter?[0],
        Decimal = corpus.Decimal?[0] ?? '.',
        Quotes = (Quoting)(corpus.Quotes ?? default),
    });

    private Task<CorpusFile> FindAsync(CorpusDefinition corpus, CorpusPlaces places) => CorpusLocator.FindAsync(corpus, places, interrupted);
}
