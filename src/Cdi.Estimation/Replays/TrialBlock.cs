using System.Collections.Immutable;

namespace Cdi.Estimation.Replays;

/// <summary>Trials of a replay that follow each other, with all of which measures are made.</summary>
/// <param name="First">The first trial, 0-based.</param>
/// <param name="Labels">Labels spent, one number for each trial.</param>
/// <param name="Estimates">Estimates by trial, and within a trial by estimand, target and method.</param>
public sealed record TrialBlock(int First, ImmutableArray<int> Labels, ImmutableArray<ReplayedEstimate> Estimates) : ReplayOutcome
{
    /// <summary>Trials.</summary>
    public int Count => Labels.Length;

    /// <summary>Estimates of one trial.</summary>
    public int Series => Count == 0 ? 0 : Estimates.Length / Count;
}
