namespace Cdi.Estimation.Replays;

/// <summary>What a replay comes to: a <see cref="ReplayResult"/>, or a <see cref="ReplayFailure"/> that says why there is none.</summary>
public abstract record ReplayOutcome;
