using System.Globalization;
using Cdi.Cli.Experiments;
using Cdi.Cli.Terminal;
using Cdi.Corpus;
using Cdi.Reporting;
using Cdi.Studies;
using Cdi.Studies.Definitions;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Commands;

/// <summary>One <c>cdi experiment</c>: compile, read, replay, sum up, write, print.</summary>
/// <param name="environment">Where to read and write.</param>
/// <param name="interrupted">Stops the experiment; trials that have ended are kept.</param>
internal sealed class ExperimentCommandRun(CommandEnvironment environment, CancellationToken interrupted)
{
    private const int MostBroken = 12;

    /// <summary>The spec, as given.</summary>
    public required string Spec { get; init; }

    /// <summary>Which experiment; null for the only one.</summary>
    public string? Name { get; init; }

    /// <summary>Trials of each cell; null for those of the spec.</summary>
    public int? Trials { get; init; }

    /// <summary>The trial to run again, from 1; null for none.</summary>
    public int? Repeat { get; init; }

    /// <summary>The part to run, of as many as the folder of chunks says where it says none; null for the whole.</summary>
    public TrialPart? Part { get; init; }

    /// <summary>Folder of parts to bring together, as given; null for none.</summary>
    public string? Merged { get; init; }

    /// <summary>Folder of chunks to write, or, with <see cref="Part"/>, to which it belongs, as given; null for none.</summary>
    public string? Slurm { get; init; }

    /// <summary>How many chunks to write; null for the usual.</summary>
    public int? Chunks { get; init; }

    /// <summary>Folder of chunks of which those that are missing shall be run, as given; null for none.</summary>
    public string? Resubmitted { get; init; }

    /// <summary>Folder searched for corpora, as given; null for none.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The same where it stands on the command line; null where none does.</summary>
    public string? GivenData { get; init; }

    /// <summary>Folder of the report or part, as given; null for one named after spec and experiment.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>Threads at most, 1 or more.</summary>
    public required int Threads { get; init; }

    /// <summary>Whether only problems are printed.</summary>
    public bool Quiet { get; init; }

    /// <summary>Runs the experiment.</summary>
    public async Task<ExitCode> RunAsync()
    {
        using var progress = new ProgressLine(environment, Quiet);
        var chunks = (Slurm ?? Resubmitted ?? Merged) is { } named ? new ChunkFolder(environment, named) : null;
        var writes = Slurm is not null && Part is null;
        var manifest = writes ? null : Merged is null ? chunks?.Required : chunks?.Manifest;
        var spec = new StudyOfSpec(environment, Spec, progress) { Packed = manifest is null ? null : chunks?.Packed(manifest) };
        var options = spec.Options(DataFolder, Threads);
        if (spec.Load() is not { } study) return ExitCode.UserError;
        var experiment = Chosen(study.Definition, Name ?? manifest?.Experiment);
        try
        {
            progress.Say($"Read corpus {study.Definition.Corpus.Name}");
            var replayed = await ReplayedStudy.ReadAsync(study, options with { LabelledOnly = experiment.LabelledOnly }, interrupted).ConfigureAwait(false);
            var run = ExperimentRun.Prepare(replayed, study.Spec, experiment, Trials ?? manifest?.Trials, Threads, interrupted);
            if (Repeat is { } trial) return Again(run, trial, progress);
            var corpus = replayed.Corpus.Facts.Sha256;
            manifest?.Require(run, study.Spec, corpus, chunks?.Shown ?? "");
            if (Part is { } part)
                return Write(run, manifest is null ? part : manifest.Numbered(part.Number), manifest is null ? null : chunks?.Parts, progress);
            if (chunks is not null && Merged is null)
            {
                var code = writes ? spec.Pack() : null;
                progress.Clear();
                var work = new ChunkRun(environment, chunks, Spec, Quiet);
                if (code is not null) work.Write(run, study.Spec, corpus, code, Chunks, GivenData);
                else if (manifest is not null) await work.ResubmitAsync(run, manifest.Chunks.Count, interrupted).ConfigureAwait(false);
                return ExitCode.Success;
            }

            var result = run.Summarise(chunks is null ? Complete(run, progress)
                : new TrialMerge(run, chunks.Shown) { Chunks = manifest?.Chunks.Count }.Read(manifest is null ? chunks.Full : chunks.Parts));
            progress.Clear();
            return Report(result, spec);
        }
        catch (CorpusException problem)
        {
            progress.Clear();
            spec.Print(problem.Diagnostics);
            return ExitCode.UserError;
        }
    }

    private ExperimentDefinition Chosen(StudyDefinition study, string? asked)
    {
        var names = string.Join(", ", study.Experiments.Select(each => $"`{each.Name}`"));
        if (study.Experiments.Count == 0)
            throw new UserErrorException($"`{Spec}` declares no experiment.", "Add a block `experiment NAME { … }`; `cdi run` runs the study once.");
        if (asked is { } name)
        {
            return study.Experiments.FirstOrDefault(each => each.Name == name)
                ?? throw new UserErrorException($"`{Spec}` declares no experiment `{name}`.", $"It declares {names}.");
        }

        return study.Experiments.Count == 1 ? study.Experiments[0]
            : throw new UserErrorException($"`{Spec}` declares several experiments.", $"Choose one with `--name`: {names}.");
    }

    private ExitCode Again(ExperimentRun run, int trial, ProgressLine progress)
    {
        if (trial > run.Trials)
        {
            throw new UserErrorException(string.Create(CultureInfo.InvariantCulture, $"The experiment has {run.Trials} trials, and no trial {trial}."),
                string.Create(CultureInfo.InvariantCulture, $"Choose one from 1 to {run.Trials}, or ask for more with `--trials`."));
        }

        var estimates = run.Repeat(trial - 1);
        progress.Clear();
        ExperimentSummary.Print(estimates, environment.Output);
        return ExitCode.Success;
    }

    private ExitCode Write(ExperimentRun run, TrialPart part, string? parts, ProgressLine progress)
    {
        var folder = parts ?? OutputFolder ?? Folder(run.Experiment, "chunks");
        var (blocks, store) = (part.BlocksOf(run.Grid.Blocks), new TrialMemory());
        run.Run(blocks, store, Threads, new ExperimentProgressLine(progress), interrupted);
        var trials = blocks.Select(block => (block, store.Find(block) ?? throw new InvalidOperationException("The block was run."))).ToList();
        var name = TrialFolder.Write(environment.FullPath(folder), string.Create(CultureInfo.InvariantCulture, $"part-{part.Number}-of-{part.Of}"),
            new(run.Key, run.Trials, part.Number, part.Of, trials));
        progress.Clear();
        if (!Quiet) environment.Output.WriteLine($"part: {Path.Combine(folder, name)}");
        return ExitCode.Success;
    }

    private TrialFolder Complete(ExperimentRun run, ProgressLine progress)
    {
        var folder = OutputFolder is { } given ? Path.TrimEndingDirectorySeparator(given) + "-trials" : Folder(run.Experiment, "trials");
        var store = new TrialFolder(environment.FullPath(folder), run);
        try
        {
            run.Run(run.Grid.Blocks, store, Threads, new ExperimentProgressLine(progress), interrupted);
            return store;
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            throw new InterruptedException($"trials that have ended are kept in {folder}, and the same command goes on from there", interrupted);
        }
    }

    private ExitCode Report(ExperimentResult result, StudyOfSpec spec)
    {
        var folder = OutputFolder ?? Folder(result.Experiment, "report");
        try
        {
            ExperimentReport.Write(result, environment.FullPath(folder), interrupted);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The report cannot be written to `{folder}`: {error.Message}", "Choose another folder with `--out`.");
        }

        if (!Quiet)
        {
            ExperimentSummary.Print(result, environment.Output);
            environment.Output.WriteLine();
            environment.Output.WriteLine($"report: {folder}");
        }

        var broken = result.Broken;
        spec.Print(broken.Take(MostBroken).Select(each => DataDiagnostics.ExpectationBroken(result.Definition.Corpus.Source,
            $"experiment.{result.Experiment.Name}", each.Cell.Title, each.Expectation.Bound.Written, each.Found)));
        if (broken.Count > MostBroken)
        {
            environment.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"cdi: {broken.Count - MostBroken} further cells break an expectation; `expectations` of result.json names them."));
        }

        return broken.Count == 0 ? ExitCode.Success : ExitCode.UserError;
    }

    private string Folder(ExperimentDefinition experiment, string kind) => $"{Path.GetFileNameWithoutExtension(Spec)}-{experiment.Name}-{kind}";
}
