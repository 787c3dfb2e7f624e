using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Why the data allow no sample under the plan.</summary>
public abstract record SamplingFailure : SamplingOutcome
{
    /// <summary>The budget is larger than the corpus (CDI5002).</summary>
    /// <param name="Budget">Labels that may be spent.</param>
    /// <param name="Rows">Rows of the corpus.</param>
    public sealed record BudgetExceedsCorpus(Labels Budget, int Rows) : SamplingFailure;

    /// <summary>More rows without an LLM answer must be labelled than the budget pays for (CDI9019).</summary>
    /// <param name="FailedRows">Rows without an answer.</param>
    /// <param name="Budget">Labels that may be spent.</param>
    public sealed record FailedRowsExceedBudget(int FailedRows, Labels Budget) : SamplingFailure;

    /// <summary>Rows were drawn for which the source has no human label (CDI9018).</summary>
    /// <param name="Rows">The rows, ascending; at least one.</param>
    public sealed record DrawnRowsWithoutLabel(ImmutableArray<int> Rows) : SamplingFailure;
}
