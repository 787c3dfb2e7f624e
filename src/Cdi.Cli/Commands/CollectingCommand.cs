using System.CommandLine;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Studies.Collecting;

namespace Cdi.Cli.Commands;

/// <summary>What the commands share that collect the labels of a live study.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="interrupted">Stops the command; what the ledger has by then is gone on with.</param>
internal sealed class CollectingCommand(CommandEnvironment environment, CancellationToken interrupted)
{
    /// <summary>The option that names the folder of corpora.</summary>
    public static Option<string?> DataOption() => new("--data")
    {
        Description = "Folder searched, with its subfolders, for a file with the corpus's sha256 (default: CDI_DATA).",
        HelpName = "DIR",
    };

    /// <summary>Opens the study of a spec and works with it; what is in the way is printed.</summary>
    /// <param name="spec">The spec, as given.</param>
    /// <param name="data">Folder searched for corpora, as given; null for none.</param>
    /// <param name="work">The work.</param>
    public async Task<ExitCode> RunAsync(string spec, string? data, Func<LabelCollection, CancellationToken, Task<ExitCode>> work)
    {
        using var progress = new ProgressLine(environment, quiet: false);
        var source = new StudyOfSpec(environment, spec, progress);
        var options = source.Options(data ?? environment.Variable(CorpusPlaces.DataFolderVariable));
        if (source.Load() is not { } study) return ExitCode.UserError;
        try
        {
            var collection = await LabelCollection.ReadAsync(study, options, interrupted).ConfigureAwait(false);
            progress.Clear();
            return await work(collection, interrupted).ConfigureAwait(false);
        }
        catch (CorpusException problem)
        {
            progress.Clear();
            source.Print(problem.Diagnostics);
            return ExitCode.UserError;
        }
    }
}
