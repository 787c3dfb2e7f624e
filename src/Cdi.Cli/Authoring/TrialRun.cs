using Cdi.Cli.Compilation;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Dsl.Text;
using Cdi.Studies;

namespace Cdi.Cli.Authoring;

/// <summary>Runs a spec that was just written, so that nobody is handed one that does not run. No report is written.</summary>
/// <param name="environment">Where files are.</param>
/// <param name="interrupted">Stops the run.</param>
/// <remarks>The compiled study stays in the cache: the first <c>cdi run</c> of the spec finds it there.</remarks>
internal sealed class TrialRun(CommandEnvironment environment, CancellationToken interrupted)
{
    /// <summary>Runs the text of a spec.</summary>
    /// <param name="spec">Where the spec stands, or will: its corpus is found from there.</param>
    /// <param name="text">The text.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <returns>The result, or what stopped the run.</returns>
    /// <exception cref="InvalidOperationException">The text has an error: a fault of what wrote it.</exception>
    public Task<StudyOutcome> RunAsync(string spec, string text, ProgressLine progress)
    {
        var source = new SourceText(spec.Replace('\\', '/'), text);
        return StudyRun.ExecuteAsync(Load(source, progress), new StudyRunOptions
        {
            SpecFolder = Path.GetDirectoryName(environment.FullPath(spec)) ?? environment.WorkingDirectory,
            DataFolder = environment.Variable(CorpusPlaces.DataFolderVariable),
            CacheFolder = CacheFolder.Within(environment, CacheFolder.Corpora) ?? "",
            Progress = progress,
        }, interrupted);
    }

    private IStudy Load(SourceText source, ProgressLine progress)
    {
        var loader = new StudyLoader(new StudyCache(CacheFolder.Within(environment, CacheFolder.Studies)));
        if (loader.Find(source) is { } known) return known;
        progress.Say("Compile the first spec");
        var compilation = SpecCompilation.Of(source, environment);
        return compilation.HasErrors
            ? throw new InvalidOperationException($"The first spec has an error: {compilation.Result.Diagnostics.First(each => each.IsError).Message}")
            : loader.Load(compilation);
    }
}
