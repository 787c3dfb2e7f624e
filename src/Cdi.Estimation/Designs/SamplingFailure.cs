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
    public sealed record FailedRowsExceedBudget(int FailedRows, Labels Budget) : SamplingFailure
    {
        /// <summary>Rows that are labelled for certain as well, because prompts show them.</summary>
        public int Examples { get; init; }
    }

    /// <summary>A block has fewer labels than two for each of its strata (CDI9320).</summary>
    /// <param name="Strata">Strata with rows in the block.</param>
    /// <param name="Needed">The fewest labels: two of each stratum, or all rows of one that has fewer.</param>
    /// <param name="Labels">Labels of the block.</param>
    /// <param name="Block">The block, from 0 behind rows that are labelled for certain.</param>
    public sealed record StrataExceedLabels(int Strata, Labels Needed, Labels Labels, int Block) : SamplingFailure;

    /// <summary>Rows were drawn for which the source has no human label (CDI9018).</summary>
    /// <param name="Rows">The rows, ascending; at least one.</param>
    public sealed record DrawnRowsWithoutLabel(ImmutableArray<int> Rows) : SamplingFailure;

    /// <summary>π of a round does not follow from what is known now: a ledger says by a digest what its rule gave then (CDI9123).</summary>
    /// <param name="Round">The round, from 0.</param>
    public sealed record RoundNotRepeated(int Round) : SamplingFailure;

    /// <summary>Two variables that an estimand reads together were not labelled by one draw, and nobody declares the joint draw of what it reads.</summary>
    /// <param name="Variable">Index of an annotated variable.</param>
    /// <param name="Other">Index of the other.</param>
    /// <param name="Row">The first row that is labelled in one of them alone; null where the rows are the same and the declared draws differ.</param>
    public sealed record JointDrawUndeclared(int Variable, int Other, int? Row) : SamplingFailure;

    /// <summary>A declared joint draw labels a row in several variables more often than the draw of one of them labels it in that one.</summary>
    /// <param name="Variable">Index of that annotated variable.</param>
    /// <param name="Row">The first such row.</param>
    /// <param name="Joint">π of the joint draw.</param>
    /// <param name="Own">π of the variable's own.</param>
    public sealed record JointProbabilityAbove(int Variable, int Row, double Joint, double Own) : SamplingFailure;
}
