namespace Cdi.Estimation.Evaluation;

/// <summary>Why the data allow no sample under the plan.</summary>
public abstract record SamplingFailure : SamplingOutcome;
