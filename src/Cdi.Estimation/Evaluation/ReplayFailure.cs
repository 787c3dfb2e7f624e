namespace Cdi.Estimation.Evaluation;

/// <summary>Why a study cannot be replayed.</summary>
public abstract record ReplayFailure : ReplayOutcome;
