using Cdi.Cli.Outlines;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Studies;

namespace Cdi.Cli.Commands;

/// <summary><c>cdi explain --stage design</c>: the model matrix of each regression. Where the corpus cannot be read, the names of its columns.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="spec">The spec, as given.</param>
/// <param name="data">Folder searched for the corpus, as given; null for none.</param>
internal sealed class DesignRun(CommandEnvironment environment, string spec, string? data)
{
    /// <summary>Prints the matrices.</summary>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<ExitCode> ExecuteAsync(CancellationToken cancellation)
    {
        using var progress = new ProgressLine(environment, quiet: true);
        var source = new StudyOfSpec(environment, spec, progress);
        if (source.Load() is not { } study) return ExitCode.UserError;
        var options = source.Options(data);
        try
        {
            var places = CorpusPlaces.ForUser(options.SpecFolder, options.DataFolder) with { CacheFolder = options.CacheFolder };
            var file = await CorpusLocator.FindAsync(study.Definition.Corpus, places, cancellation).ConfigureAwait(false);
            var table = CorpusReader.Read(study.Definition.Corpus, file, cancellation);
            environment.Output.Write(DesignOutline.Of(DesignMatrix.Of(study.Definition, table, cancellation)));
            return ExitCode.Success;
        }
        catch (CorpusException problem)
        {
            environment.Output.Write(DesignOutline.Names(study.Definition));
            source.Print(problem.Diagnostics);
            return ExitCode.UserError;
        }
    }
}
