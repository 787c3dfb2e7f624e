namespace Cdi.Estimation.MEstimation;

/// <summary>Why the data allow no estimate. Parameters are named by their index in θ and rows by their index in the corpus, both from 0.</summary>
public abstract record SolveFailure : EstimationOutcome;
