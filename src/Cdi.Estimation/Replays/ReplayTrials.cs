using Cdi.Estimation.Designs;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Replays;

/// <summary>Trials of one replay that follow each other: keeps what workers find by trial, so that the order in which trials end does not
/// matter.</summary>
internal sealed class ReplayTrials
{
    private readonly SamplingFailure?[] failures;
    private readonly ReplayedEstimate[] estimates;
    private readonly int[] spent;
    private readonly int first;
    private readonly int series;

    /// <param name="problem">The problem.</param>
    /// <param name="settings">What is replayed.</param>
    /// <param name="first">The first trial.</param>
    /// <param name="count">Trials.</param>
    public ReplayTrials(StudyProblem problem, ReplaySettings settings, int first, int count)
    {
        (Settings, this.first) = (settings, first);
        failures = new SamplingFailure?[count];
        spent = new int[count];
        series = SeriesOf(problem, settings);
        estimates = new ReplayedEstimate[(long)series * count];
        estimates.AsSpan().Fill(ReplayedEstimate.None);
    }

    /// <summary>Estimates of one trial: a target by a method each.</summary>
    public static int SeriesOf(StudyProblem problem, ReplaySettings settings) =>
        problem.Estimands.Sum(estimand => estimand.Targets.Count) * settings.Methods.Count;

    /// <summary>What the trials gave; why the first trial without a sample has none.</summary>
    public ReplayOutcome ToBlock()
    {
        for (var trial = 0; trial < failures.Length; trial++)
        {
            if (failures[trial] is { } reason) return new ReplayFailure.SampleUnavailable(first + trial, reason);
        }

        return new TrialBlock(first, [.. spent], [.. estimates]);
    }

    /// <summary>What is replayed.</summary>
    public ReplaySettings Settings { get; }

    /// <summary>Keeps that a trial has no sample.</summary>
    /// <param name="trial">The trial, 0-based.</param>
    /// <param name="reason">Why.</param>
    public void Fail(int trial, SamplingFailure reason) => failures[trial - first] = reason;

    /// <summary>Keeps the labels that a trial spent.</summary>
    /// <param name="trial">The trial, 0-based.</param>
    /// <param name="labels">Their number.</param>
    /// <returns>Room for its estimates, by estimand, target and method; <see cref="ReplayedEstimate.None"/> where nothing is written.</returns>
    public Span<ReplayedEstimate> Spend(int trial, int labels)
    {
        spent[trial - first] = labels;
        return estimates.AsSpan((trial - first) * series, series);
    }
}
