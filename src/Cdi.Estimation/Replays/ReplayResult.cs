using System.Collections.Immutable;

namespace Cdi.Estimation.Replays;

/// <summary>What a replay measured.</summary>
/// <param name="Cells">One per estimand, target and method, in that order.</param>
public sealed record ReplayResult(ImmutableArray<ReplayCell> Cells) : ReplayOutcome;
