using System.Globalization;
using Cdi.Corpus;
using Cdi.Estimation.Replays;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Experiments;

/// <summary>An experiment on its corpus: runs the trials that are still to run, and makes measures of all.</summary>
/// <remarks>A trial is a run of the study: its plan, its estimators and its intervals, with a seed of its own. Each estimate is measured by itself, so that
/// nothing that holds for several together has a part in it.</remarks>
public sealed class ExperimentRun
{
    private readonly ReplayedStudy study;
    private readonly SpecSource spec;
    private readonly StudyReplay replay;

    private ExperimentRun(ReplayedStudy study, SpecSource spec, ExperimentDefinition experiment, int trials)
    {
        (this.study, this.spec, Experiment, Trials) = (study, spec, experiment, trials);
        replay = new StudyReplay(study.Problem, study.Labels);
        Grid = ExperimentGrid.Of(study, experiment, trials);
        Key = ExperimentKey.Of(study, spec, experiment);
    }

    /// <summary>The experiment.</summary>
    public ExperimentDefinition Experiment { get; }

    /// <summary>Trials of each cell.</summary>
    public int Trials { get; }

    /// <summary>Its cells.</summary>
    public ExperimentGrid Grid { get; }

    /// <summary>SHA-256 of all that trials depend on, in lower-case hexadecimal: trials under another key are of another experiment.</summary>
    public string Key { get; }

    /// <summary>Holds an experiment against its corpus.</summary>
    /// <param name="study">The study with its corpus.</param>
    /// <param name="spec">Its text.</param>
    /// <param name="experiment">The experiment.</param>
    /// <param name="trials">Trials of each cell in place of those of the spec, 2 or more; null for those of the spec.</param>
    /// <param name="threads">Threads to use; nothing depends on it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="CorpusException">The corpus does not have every human label, an estimand has no value on it, or a budget does not fit it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ExperimentRun Prepare(
        ReplayedStudy study, SpecSource spec, ExperimentDefinition experiment, int? trials, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(experiment);
        var run = new ExperimentRun(study, spec, experiment, trials ?? experiment.Trials);
        return run.replay.FindTruths(threads, cancellation) is { } failure ? throw run.Refused(failure) : run;
    }

    /// <summary>Runs the trials that a store does not have, block by block, and keeps each block when it has ended.</summary>
    /// <param name="blocks">What is to be run.</param>
    /// <param name="store">Where trials are kept.</param>
    /// <param name="threads">Threads to use; no bit depends on it.</param>
    /// <param name="progress">Told when trials have ended, from the thread that ended one; may be null.</param>
    /// <param name="cancellation">Ends the work early; blocks that have ended are kept.</param>
    /// <exception cref="CorpusException">A trial has no sample.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Run(IReadOnlyList<ExperimentBlock> blocks, ITrialStore store, int threads, IProgress<ExperimentProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        ArgumentNullException.ThrowIfNull(store);
        var all = blocks.Sum(block => (long)block.Count);
        var waiting = blocks.Where(block => store.Find(block) is null).ToList();
        var done = all - waiting.Sum(block => (long)block.Count);
        foreach (var block in waiting)
        {
            cancellation.ThrowIfCancellationRequested();
            var (draws, before) = (Grid.Draws[block.Draws], done);
            var counted = progress is null ? null : new Counted(count => progress.Report(new(before + count, all, draws.Title)));
            var outcome = replay.Run(draws.Settings with { Threads = threads }, block.First, block.Count, counted, cancellation);
            store.Keep(block, outcome as TrialBlock ?? throw Refused(outcome));
            done += block.Count;
        }
    }

    /// <summary>Makes measures of all trials.</summary>
    /// <param name="store">Has every trial.</param>
    /// <exception cref="ArgumentException">Trials are missing.</exception>
    public ExperimentResult Summarise(ITrialStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var cells = new List<ExperimentCell>();
        foreach (var draws in Grid.Draws)
        {
            var blocks = Grid.Blocks.Where(block => block.Draws == draws.Index).Select(block => store.Find(block)
                ?? throw new ArgumentException("Trials are missing.", nameof(store))).ToList();
            cells.AddRange(replay.Summarise(draws.Settings, blocks).Cells.Select(cell => new ExperimentCell(draws, cell, IsPrimary(cell))));
        }

        return new()
        {
            Definition = study.Definition,
            Experiment = Experiment,
            Spec = spec,
            Tool = StudyRun.Tool,
            Corpus = study.Corpus.Facts,
            Trials = Trials,
            Level = 1 - study.Definition.Inference.Alpha,
            Cells = cells,
            LeftOut = Grid.LeftOut,
        };
    }

    /// <summary>Runs one trial of every cell again.</summary>
    /// <param name="trial">The trial, from 0.</param>
    /// <returns>The labels spent and the estimates, by draws, estimand, target and method.</returns>
    /// <exception cref="CorpusException">The trial has no sample.</exception>
    public IReadOnlyList<RepeatedEstimate> Repeat(int trial)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trial);
        var repeated = new List<RepeatedEstimate>();
        foreach (var draws in Grid.Draws)
        {
            var outcome = replay.Run(draws.Settings with { Threads = 1 }, trial, 1);
            var block = outcome as TrialBlock ?? throw Refused(outcome);
            var estimates = block.Estimates.GetEnumerator();
            foreach (var estimand in study.Problem.Estimands)
            {
                foreach (var (target, method) in estimand.Targets.SelectMany(target => draws.Settings.Methods.Select(method => (target, method))))
                {
                    if (estimates.MoveNext()) repeated.Add(new(draws, estimand.Name, target.Term, method, block.Labels[0], estimates.Current));
                }
            }
        }

        return repeated;
    }

    private bool IsPrimary(ReplayCell cell) =>
        study.Problem.Estimands.First(estimand => estimand.Name == cell.Estimand) is var asked && asked.Targets[asked.Primary].Term == cell.Term;

    private CorpusException Refused(ReplayOutcome outcome)
    {
        var (file, subject) = (study.Corpus.File, $"experiment.{Experiment.Name}");
        return new([outcome switch
        {
            ReplayFailure.LabelsUnknown unknown => DataDiagnostics.TruthUnknown(file, subject, study.Problem.Variables[unknown.Variable].Name, unknown.Rows),
            ReplayFailure.TruthUnavailable unavailable => DataDiagnostics.TruthUndefined(
                file, subject, study.Problem.Estimands[unavailable.Estimand].Name, study.Reason(unavailable)),
            ReplayFailure.SampleUnavailable unavailable => study.Reason(unavailable),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"No diagnostic for {outcome}.")),
        }]);
    }

    // Progress<T> would report on another thread, later.
    private sealed class Counted(Action<int> report) : IProgress<int>
    {
        public void Report(int value) => report(value);
    }
}
