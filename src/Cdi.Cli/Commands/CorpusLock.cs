using System.Text.RegularExpressions;
using Cdi.Cli.Compilation;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Formatting;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Text;
using CorpusFormat = Cdi.Corpus.CorpusFormat;
using Quoting = Cdi.Corpus.Quoting;

namespace Cdi.Cli.Commands;

/// <summary>Pins the files of a spec as they are now: writes the hash and the rows of its corpus, and the hash of each file of labels.</summary>
/// <param name="environment">Where to read.</param>
/// <param name="dataFolder">Folder searched for corpora, as given; null for CDI_DATA.</param>
/// <param name="interrupted">Stops a download.</param>
internal sealed partial class CorpusLock(CommandEnvironment environment, string? dataFolder, CancellationToken interrupted)
{
    /// <summary>The spec in canonical layout with its files pinned, or its diagnostics.</summary>
    /// <param name="path">The spec, as given.</param>
    /// <param name="source">Its text.</param>
    /// <exception cref="UserErrorException">A file is not available, or cannot be read.</exception>
    public async Task<FormatResult> ApplyAsync(string path, SourceText source)
    {
        var compilation = SpecCompilation.Of(path, environment);
        if (compilation.HasErrors) return new FormatResult(null, compilation.Result.Diagnostics.Where(each => each.Path == source.Path).ToEquatableArray());
        if (compilation.Result.Plan is not { } plan) return StudyFormatter.Format(source);
        try
        {
            var file = await FindAsync(plan.Corpus.Name, plan.Corpus.Source, plan.Corpus.Sha256, path).ConfigureAwait(false);
            var rows = CorpusProfiler.Profile(file, [], DialectOf(plan.Corpus)).Rows;
            var locked = StudyFormatter.Lock(source, plan.Corpus.Name, file.Sha256, checked((int)rows));
            foreach (var (kind, annotator, labels) in LabelFilesOf(plan))
            {
                var found = await FindAsync(annotator, labels.Source, labels.Sha256, path).ConfigureAwait(false);
                locked = StudyFormatter.LockLabels(new SourceText(source.Path, locked.Text ?? source.Text), kind, annotator, found.Sha256);
            }

            return locked.Text is { } text ? StudyFormatter.Format(new SourceText(source.Path, Unpinned().Replace(text, "$1"))) : locked;
        }
        catch (CorpusException problem)
        {
            throw new UserErrorException($"{path}: {problem.Diagnostics[0].Message}", problem.Diagnostics[0].Hint);
        }
    }

    /// <summary>What allowed a corpus without its hash, which it has now.</summary>
    [GeneratedRegex(@"^(corpus [^{}\n]*\{) *// *allow CDI2011:[^\n]*$", RegexOptions.Multiline)]
    private static partial Regex Unpinned();

    private static IEnumerable<(string Kind, string Annotator, LabelFilePlan File)> LabelFilesOf(StudyPlan plan)
    {
        foreach (var llm in plan.Llms)
        {
            if (llm.Recorded?.File is { } file) yield return ("llm", llm.Name, file);
        }

        foreach (var human in plan.Humans)
        {
            if (human.Recorded?.File is { } file) yield return ("human", human.Name, file);
        }
    }

    /// <summary>The file that the source names now; where there is none, the one whose hash the spec has already.</summary>
    private async Task<CorpusFile> FindAsync(string name, string source, string? sha256, string path)
    {
        var unpinned = new CorpusDefinition { Name = name, Source = source };
        var folder = dataFolder ?? environment.Variable(CorpusPlaces.DataFolderVariable);
        var places = new CorpusPlaces(
            Path.GetDirectoryName(environment.FullPath(path)) ?? environment.WorkingDirectory,
            folder is null ? null : environment.FullPath(folder),
            CacheFolder.Within(environment, CacheFolder.Corpora));
        try
        {
            return await FindAsync(unpinned, places).ConfigureAwait(false);
        }
        catch (CorpusException) when (sha256 is not null)
        {
            return await FindAsync(unpinned with { Sha256 = sha256 }, places).ConfigureAwait(false);
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
