using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Replays;

/// <summary>Replays a design many times on a corpus whose human labels are all known, and measures what its estimates are worth (statistics §7).</summary>
/// <remarks>
/// Each trial has a seed of its own, hence a fresh permutation, burn-in, draws and folds, and refits every calibrator. The
/// truth is the value on the fully labelled corpus, for both targets of inference. Trials run on several threads; every bit of
/// the result is the same on any number of them.
/// </remarks>
/// <param name="problem">The problem.</param>
/// <param name="labels">Its human labels, every one known.</param>
public sealed class StudyReplay(StudyProblem problem, RecordedAnnotations labels)
{
    private CorpusTruth[]? truths;

    // Workers that have nothing to do, with the buffers of the trials that they ran; a thread hands its own over every few moments.
    private (PassExecution Execution, StudyProblem Problem, ConcurrentBag<TrialWorker> Workers)? idle;

    /// <summary>Replays a design.</summary>
    /// <param name="settings">What is replayed.</param>
    /// <param name="progress">Told how many trials have ended, from the thread that ended one; may be null.</param>
    /// <param name="cancellation">Ends the replay early.</param>
    /// <returns>A <see cref="ReplayResult"/>, or a <see cref="ReplayFailure"/>.</returns>
    /// <exception cref="ArgumentException">A setting is out of range, the plan contradicts itself, or a method needs answers that the study does not
    /// have.</exception>
    /// <exception cref="OperationCanceledException">The replay was cancelled.</exception>
    public ReplayOutcome Run(ReplaySettings settings, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings);
        if (FindTruths(settings.Threads, cancellation) is { } unknown) return unknown;
        return Run(settings, 0, settings.Trials, progress, cancellation) is var outcome && outcome is TrialBlock block ? Summarise(settings, [block]) : outcome;
    }

    /// <summary>Computes what estimates are held against, once for all replays of the problem.</summary>
    /// <param name="threads">Threads to use; the truths do not depend on it.</param>
    /// <param name="cancellation">Ends the computation early.</param>
    /// <returns>Null; or why there is no truth.</returns>
    /// <exception cref="OperationCanceledException">The computation was cancelled.</exception>
    public ReplayFailure? FindTruths(int threads, CancellationToken cancellation = default)
    {
        if (truths is not null) return null;
        var found = new CorpusTruth[problem.Estimands.Count];
        var whole = problem.Under(new PassExecution(threads, cancellation));
        for (var estimand = 0; estimand < found.Length; estimand++)
        {
            if (CorpusTruth.Find(whole, labels, estimand, out var failure) is not { } truth)
                return failure ?? throw new InvalidOperationException("A truth that is not there has a reason.");
            found[estimand] = truth;
        }

        truths = found;
        return null;
    }

    /// <summary>Runs trials that follow each other.</summary>
    /// <param name="settings">What is replayed.</param>
    /// <param name="first">The first of them, 0-based.</param>
    /// <param name="count">How many, 1 or more.</param>
    /// <param name="progress">Told how many have ended, from the thread that ended one; may be null.</param>
    /// <param name="cancellation">Ends the replay early.</param>
    /// <returns>A <see cref="TrialBlock"/>, whose bits depend on the trials alone, or a <see cref="ReplayFailure"/>.</returns>
    /// <exception cref="ArgumentException">A setting is out of range, the plan contradicts itself, or a method needs answers that the study does not
    /// have.</exception>
    /// <exception cref="OperationCanceledException">The replay was cancelled.</exception>
    public ReplayOutcome Run(ReplaySettings settings, int first, int count, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Check(settings);

        // Trials share the threads: the passes of each stay on its own.
        var execution = new PassExecution(1, cancellation);
        if (idle is null || idle.Value.Execution != execution) idle = (execution, problem.Under(execution), []);
        var (_, own, workers) = idle.Value;
        var trials = new ReplayTrials(own, settings, first, count);
        Run(trials, () => workers.TryTake(out var worker) ? worker : new(own, labels), workers.Add, first, count, progress, cancellation);
        return trials.ToBlock();
    }

    /// <summary>Makes measures of trials.</summary>
    /// <param name="settings">What was replayed.</param>
    /// <param name="blocks">All its trials, in order and without gaps.</param>
    /// <exception cref="ArgumentException">Trials are missing, or of another replay.</exception>
    /// <exception cref="InvalidOperationException">No truth was found before.</exception>
    public ReplayResult Summarise(ReplaySettings settings, IReadOnlyList<TrialBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(blocks);
        if (truths is null) throw new InvalidOperationException("Estimates are held against truths, which are found first.");
        var series = ReplayTrials.SeriesOf(problem, settings);
        var next = 0;
        foreach (var block in blocks)
        {
            if (block.First != next || block.Series != series) throw new ArgumentException("Trials are missing, or of another replay.", nameof(blocks));
            next += block.Count;
        }

        if (next != settings.Trials) throw new ArgumentException("Trials are missing, or of another replay.", nameof(blocks));
        var labelsSpent = blocks.SelectMany(block => block.Labels).ToList();
        var cells = ImmutableArray.CreateBuilder<ReplayCell>();
        for (var estimand = 0; estimand < problem.Estimands.Count; estimand++)
        {
            for (var target = 0; target < problem.Estimands[estimand].Targets.Count; target++)
            {
                var summary = new CellSummary(problem, settings, truths[estimand], estimand, target);
                for (var method = 0; method < settings.Methods.Count; method++)
                {
                    var place = cells.Count;
                    var estimates = blocks.SelectMany(block => Enumerable.Range(0, block.Count).Select(trial => block.Estimates[(trial * series) + place]));
                    cells.Add(summary.ToCell(method, [.. estimates], labelsSpent));
                }
            }
        }

        return new ReplayResult(cells.ToImmutable());
    }

    /// <summary>Refuses here what every trial would refuse.</summary>
    private void Check(ReplaySettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Trials, 2, nameof(settings));
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Threads, 1, nameof(settings));
        if (!(settings.Inference.Alpha is > 0 and < 1)) throw new ArgumentException("α does not lie in (0, 1).", nameof(settings));
        if (settings.Methods.Count == 0) throw new ArgumentException("There is no method to replay.", nameof(settings));
        var raw = settings.Methods.Any(method => method.Prediction == PredictionSource.Raw);
        if (raw && problem.Estimands.Any(estimand => estimand.Features.Variables.Any(variable => !problem.IsAnnotated(variable))))
            throw new ArgumentException("A method needs LLM answers, and a variable has none.", nameof(settings));
        new AdaptiveSampling(problem).Check(settings.Plan);
        var estimation = new StudyEstimation(problem, 0);
        foreach (var method in settings.Methods)
        {
            for (var estimand = 0; estimand < problem.Estimands.Count; estimand++)
            {
                var options = estimation.OptionsFor(estimand, method, settings.Inference);
                EstimationRequest.RequireConsistent(options, !problem.Estimands[estimand].Clusters.IsEmpty);
            }
        }
    }

    private static void Run(ReplayTrials trials, Func<TrialWorker> begin, Action<TrialWorker> end, int first, int count, IProgress<int>? progress,
        CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = trials.Settings.Threads, CancellationToken = cancellation };
        var done = 0;
        try
        {
            Parallel.For(first, first + count, options, begin, (trial, _, worker) =>
            {
                worker.Run(trials, trial);
                progress?.Report(Interlocked.Increment(ref done));
                return worker;
            }, end);
        }
        catch (AggregateException ended) when (cancellation.IsCancellationRequested
            && ended.Flatten().InnerExceptions.All(each => each is OperationCanceledException))
        {
            throw new OperationCanceledException(cancellation);
        }
    }
}
