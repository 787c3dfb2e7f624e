using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Evaluation;

/// <summary>More rows without an LLM answer must be labelled than the budget pays for (CDI9019).</summary>
/// <param name="FailedRows">Rows without an answer.</param>
/// <param name="Budget">Labels that may be spent.</param>
public sealed record FailedRowsExceedBudget(int FailedRows, Labels Budget) : SamplingFailure;
