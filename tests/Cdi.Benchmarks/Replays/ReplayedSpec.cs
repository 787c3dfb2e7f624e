using Cdi.Cli;
using Cdi.Cli.Compilation;
using Cdi.Cli.Specs;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Studies;

namespace Cdi.Benchmarks.Replays;

/// <summary>Reads a study that can be replayed, by the compiler and the cache of the <c>cdi</c> command.</summary>
internal static class ReplayedSpec
{
    /// <summary>Compiles a spec and reads its corpus.</summary>
    /// <param name="path">The spec, as given.</param>
    /// <param name="data">Folder searched for corpora; null for none.</param>
    /// <param name="environment">Where to read and write.</param>
    /// <exception cref="UserErrorException">The spec has errors, its corpus cannot be read, or its labels were drawn before.</exception>
    public static ReplayedStudy Read(string path, string? data, CommandEnvironment environment)
    {
        var compilation = SpecCompilation.Of(path, environment);
        if (compilation.HasErrors || compilation.Result.Plan is null) throw new UserErrorException($"`{path}` does not compile.", "`cdi check` says why.");
        var study = new StudyLoader(new StudyCache(CacheFolder.Within(environment, CacheFolder.Studies))).Load(compilation);
        if (study.Definition.Sampling.Given is not null)
            throw new UserErrorException($"The labels of `{path}` were drawn before.", "Replay a study that draws.");
        try
        {
            return ReplayedStudy.ReadAsync(study, new StudyRunOptions
            {
                SpecFolder = Path.GetDirectoryName(environment.FullPath(path)) ?? environment.WorkingDirectory,
                DataFolder = data,
                CacheFolder = CacheFolder.Within(environment, CacheFolder.Corpora) ?? "",
            }).GetAwaiter().GetResult();
        }
        catch (CorpusException problem)
        {
            throw new UserErrorException(problem.Diagnostics[0].Message, problem.Diagnostics[0].Hint);
        }
    }
}
