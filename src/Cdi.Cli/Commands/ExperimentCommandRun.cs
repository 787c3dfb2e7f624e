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

    /// <summary>The part to run; null for the whole.</summary>
    public TrialPart? Part { get; init; }

    /// <summary>Folder of parts to bring together, as given; null for none.</summary>
    public string? Merged { get; init; }

    /// <summary>Folder searched for corpora, as given; null for none.</summary>
    public string? DataFolder { get; init; }

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
        var spec = new StudyOfSpec(environment, Spec, progress);
        var options = spec.Options(DataFolder, Threads);
        if (spec.Load() is not { } study) return ExitCode.UserError;
        var experiment = Chosen(study.Definition);
        try
        {
            progress.Say($"Read corpus {study.Definition.Corpus.Name}");
            var replayed = await ReplayedStudy.ReadAsync(study, options with { LabelledOnly = experiment.LabelledOnly }, interrupted).ConfigureAwait(false);
            var run = ExperimentRun.Prepare(replayed, study.Spec, experiment, Trials, Threads, interrupted);
            if (Repeat is { } trial) return Again(run, trial, progress);
            if (Part is { } part) return Write(run, part, progress);
            var result = run.Summarise(Merged is { } folder ? new TrialMerge(run, folder).Read(environment.FullPath(folder)) : Complete(run, progress));
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

    private ExperimentDefinition Chosen(StudyDefinition study)
    {
        var names = string.Join(", ", study.Experiments.Select(each => $"`{each.Name}`"));
        if (study.Experiments.Count == 0)
            throw new UserErrorException($"`{Spec}` declares no experiment.", "Add a block `experiment NAME { … }`; `cdi run` runs the study once.");
        if (Name is { } name)
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

    private ExitCode Write(ExperimentRun run, TrialPart part, ProgressLine progress)
    {
        var folder = OutputFolder ?? Folder(run.Experiment, "chunks");
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
