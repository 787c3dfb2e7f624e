using System.Globalization;
using Cdi.Cli.Compilation;
using Cdi.Cli.Experiments;
using Cdi.Cli.Terminal;
using Cdi.Studies;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Commands;

/// <summary>What <c>cdi experiment</c> does with a folder of chunks: writes it, finds what it lacks, has Slurm run that.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="folder">The folder.</param>
/// <param name="spec">The spec, as given.</param>
/// <param name="quiet">Whether only problems are printed.</param>
internal sealed class ChunkRun(CommandEnvironment environment, ChunkFolder folder, string spec, bool quiet)
{
    /// <summary>Chunks unless the user says how many, and there are as many blocks of trials.</summary>
    public const int UsualChunks = 100;

    /// <summary>Writes the folder.</summary>
    /// <param name="run">The experiment.</param>
    /// <param name="source">Its spec.</param>
    /// <param name="corpus">Digest of its corpus.</param>
    /// <param name="code">Its compiled study.</param>
    /// <param name="chunks">How many chunks; null for the usual.</param>
    /// <param name="data">Folder searched for corpora, as given on the command line; null for none.</param>
    /// <exception cref="UserErrorException">There are not so many blocks of trials, or the folder is another's.</exception>
    public void Write(ExperimentRun run, SpecSource source, string corpus, PackedStudy code, int? chunks, string? data)
    {
        var blocks = run.Grid.Blocks.Count;
        if (chunks > blocks)
        {
            throw new UserErrorException(
                string.Create(CultureInfo.InvariantCulture, $"`--chunks {chunks}`: the experiment has {blocks} blocks of trials to share out."),
                string.Create(CultureInfo.InvariantCulture,
                    $"Ask for {blocks} or fewer; a block is {ExperimentGrid.TrialsOfBlock} trials of one budget, design and target."));
        }

        var manifest = TrialManifest.Of(run, source, corpus, code, chunks ?? Math.Min(UsualChunks, blocks));
        folder.Write(manifest, code, environment.FullPath(spec), data is null ? null : environment.FullPath(data));
        if (quiet) return;
        environment.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chunks: {manifest.Chunks.Count}, in {folder.Shown}"));
        environment.Output.WriteLine($"submit: (cd {folder.Shown} && sbatch {JobScript.FileName})");
        environment.Output.WriteLine($"then:   cdi experiment {spec} --merge {folder.Shown}");
    }

    /// <summary>Has Slurm run the chunks that are missing, or says how, where this machine has no Slurm.</summary>
    /// <param name="run">The experiment.</param>
    /// <param name="chunks">How many chunks there are.</param>
    /// <param name="interrupted">Ends the waiting for Slurm.</param>
    public async Task ResubmitAsync(ExperimentRun run, int chunks, CancellationToken interrupted)
    {
        var missing = new TrialMerge(run, folder.Shown).Missing(folder.Parts, chunks);
        if (missing.Count == 0)
        {
            Say($"no chunk is missing: cdi experiment {spec} --merge {folder.Shown}");
            return;
        }

        string[] arguments = [$"--array={JobScript.Array(missing)}", JobScript.FileName];
        var lacking = string.Create(CultureInfo.InvariantCulture, $"missing: chunks {JobScript.Array(missing)} of {chunks}");
        if (Sbatch.Find(environment) is not { } command)
        {
            Say(lacking);
            Say($"submit: (cd {folder.Shown} && sbatch {string.Join(' ', arguments)})");
            return;
        }

        var answer = await Sbatch.SubmitAsync(command, folder.Full, arguments, environment, interrupted).ConfigureAwait(false);
        Say(lacking);
        Say($"slurm: {answer}");
    }

    private void Say(string line)
    {
        if (!quiet) environment.Output.WriteLine(line);
    }
}
