using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Evaluation;

/// <summary>The budget is larger than the corpus (CDI5002).</summary>
/// <param name="Budget">Labels that may be spent.</param>
/// <param name="Rows">Rows of the corpus.</param>
public sealed record BudgetExceedsCorpus(Labels Budget, int Rows) : SamplingFailure;
