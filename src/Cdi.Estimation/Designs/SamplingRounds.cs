using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>The rounds of one sample: which rows are at risk with which π follows from what is known before, and from nothing else.</summary>
/// <remarks>Holds buffers of its <see cref="AdaptiveSampling"/>: for one thread, and not beside other rounds of it.</remarks>
public sealed class SamplingRounds
{
    private readonly StudyProblem problem;
    private readonly SamplingPlan plan;
    private readonly ImmutableArray<(SamplingRoundKind Kind, ImmutableArray<int> Rows)> certain;
    private readonly ImmutableArray<SamplingBlock> blocks;
    private readonly Func<KnownLabels, SizeRule>? ruleOf;

    internal SamplingRounds(StudyProblem problem, SamplingPlan plan, PartedRows parted, ImmutableArray<SamplingBlock> blocks,
        Func<KnownLabels, SizeRule>? ruleOf)
    {
        (this.problem, this.plan, this.blocks, this.ruleOf) = (problem, plan, blocks, ruleOf);

        // Examples come first: the LLM answers once its prompts show them.
        certain = [.. new[] { (SamplingRoundKind.Examples, parted.Examples), (SamplingRoundKind.Certain, parted.Certain) }.Where(each => !each.Item2.IsEmpty)];
    }

    /// <summary>The event with which the sample begins.</summary>
    public StudyEvent.Opened Opened => new(problem.RowCount, problem.Variables.Count, plan.Draw, plan.Design.Name, plan.ToString())
    {
        Commitments = plan.Commitments,
    };

    /// <summary>The round whose turn it is. Asked twice with equal states it gives equal rounds.</summary>
    /// <param name="state">What is known; every row drawn so far has its label.</param>
    /// <returns>The round, drawn and not yet labelled; null where the sample is complete.</returns>
    /// <exception cref="ArgumentException">Rows drawn earlier have no label yet.</exception>
    public StudyEvent.RoundDrawn? Next(SamplingState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Awaited.Count > 0) throw new ArgumentException("Rows drawn earlier have no label yet.", nameof(state));
        problem.Execution.Cancellation.ThrowIfCancellationRequested();
        if (state.Rounds < certain.Length)
        {
            var (kind, rows) = certain[state.Rounds];
            return new(kind, rows, [.. Enumerable.Repeat(1.0, rows.Length)], rows);
        }

        if (state.Rounds - certain.Length >= blocks.Length || ruleOf is null) return null;

        // Made when it is needed: while examples are labelled nothing is known of the LLM's answers, and a pupil of people has learnt from earlier rounds.
        var rule = ruleOf(state.Known);
        rule.Update(state.Known);
        return Draw(blocks[state.Rounds - certain.Length], rule.Sizes, state.Rounds);
    }

    private StudyEvent.RoundDrawn Draw(SamplingBlock block, ReadOnlySpan<double> sizes, int round)
    {
        var chances = Chances(block, sizes);
        var drawn = new bool[chances.Length];
        var random = new CounterRandom(plan.Seed, RandomPurpose.Draw, round);
        if (plan.Draw == DrawMethod.FixedSize) PivotalDraw.Draw(problem.Keys.Span, block.Rows.AsSpan(), chances, random, drawn);
        else PoissonDraw.Draw(problem.Keys.Span, block.Rows.AsSpan(), chances, random, drawn);
        ImmutableArray<int> taken = [.. block.Rows.Where((_, place) => drawn[place]).Order()];
        var kind = block.IsBurnIn ? SamplingRoundKind.BurnIn : SamplingRoundKind.Round;
        return new(kind, block.Rows, ImmutableCollectionsMarshal.AsImmutableArray(chances), taken);
    }

    /// <summary>π of the rows of a block, in its order.</summary>
    private double[] Chances(SamplingBlock block, ReadOnlySpan<double> sizes)
    {
        var own = new double[block.Rows.Length];
        var chances = new double[own.Length];
        for (var i = 0; i < own.Length; i++) own[i] = sizes[block.Rows[i]];
        InclusionProbabilities.Solve(own, block.Labels, plan.Tau, chances);
        return chances;
    }
}
