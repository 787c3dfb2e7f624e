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
    private readonly int mostListed;

    // π of the last round that was drawn here and says it by a digest.
    private (RowsAtRisk.Ruled Round, double[] Chances)? last;

    internal SamplingRounds(StudyProblem problem, SamplingPlan plan, PartedRows parted, ImmutableArray<SamplingBlock> blocks,
        Func<KnownLabels, SizeRule>? ruleOf, int mostListed)
    {
        (this.problem, this.plan, this.blocks, this.ruleOf, this.mostListed) = (problem, plan, blocks, ruleOf, mostListed);

        // Examples come first: the LLM answers once its prompts show them.
        certain = [.. new[] { (SamplingRoundKind.Examples, parted.Examples), (SamplingRoundKind.Certain, parted.Certain) }.Where(each => !each.Item2.IsEmpty)];
    }

    /// <summary>The event with which the sample begins.</summary>
    public StudyEvent.Opened Opened => OpenedBy(problem, plan);

    /// <summary>The event with which the sample of a plan begins.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="plan">The plan.</param>
    internal static StudyEvent.Opened OpenedBy(StudyProblem problem, SamplingPlan plan) =>
        new(problem.RowCount, problem.Variables.Count, plan.Draw, plan.Design.Name, plan.ToString()) { Commitments = plan.Commitments };

    /// <summary>A round of rows that are labelled for certain.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="rows">The rows, ascending.</param>
    internal static StudyEvent.RoundDrawn Certain(SamplingRoundKind kind, ImmutableArray<int> rows) =>
        new(kind, rows, [.. Enumerable.Repeat(1.0, rows.Length)], rows);

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
            return Certain(kind, rows);
        }

        if (state.Rounds - certain.Length >= blocks.Length || ruleOf is null || IsStopped(state)) return null;

        var block = blocks[state.Rounds - certain.Length];
        return Draw(block, Chances(block, state), state.Rounds);
    }

    // A function of what is known, as every round is: asked again, after a pause or by a replay, it says the same.
    private bool IsStopped(SamplingState state)
    {
        var drawn = state.Rounds - certain.Length;
        if (plan.Stop is not { } rule || drawn <= (blocks[0].IsBurnIn ? 1 : 0) || !state.CannotSay.IsEmpty) return false;
        return ReachedSample.Of(problem, state.ToSample() with { Design = plan.Design }) is { } reached && rule.IsMet(problem, plan, reached);
    }

    /// <summary>Tells a state π of every row that was at risk in its last round, where the round says it by a digest.</summary>
    /// <param name="state">The state; nobody was labelled since the round was drawn.</param>
    /// <param name="ruled">What the round says.</param>
    /// <returns>Whether the digest is that of the π which follow from what is known.</returns>
    internal bool Recall(SamplingState state, RowsAtRisk.Ruled ruled)
    {
        var place = state.Rounds - 1 - certain.Length;
        if (place < 0 || place >= blocks.Length || blocks[place].Stretch != ruled.Rows) return false;
        var chances = last is { } own && ReferenceEquals(own.Round, ruled) ? own.Chances : Chances(blocks[place], state);
        if (RowsAtRisk.Ruled.DigestOf(chances) != ruled.Digest) return false;
        state.Recall(blocks[place].Rows, chances);
        return true;
    }

    private StudyEvent.RoundDrawn Draw(SamplingBlock block, double[] chances, int round)
    {
        var drawn = new bool[chances.Length];
        var random = new CounterRandom(plan.Seed, RandomPurpose.Draw, round);
        if (plan.Design.IsStratified) DrawStrata(block, chances, random, drawn);
        else if (plan.Draw == DrawMethod.FixedSize) PivotalDraw.Draw(problem.Keys.Span, block.Rows.AsSpan(), chances, random, drawn);
        else PoissonDraw.Draw(problem.Keys.Span, block.Rows.AsSpan(), chances, random, drawn);
        var taken = Enumerable.Range(0, drawn.Length).Where(place => drawn[place]).OrderBy(place => block.Rows[place]).ToList();
        return new(block.IsBurnIn ? SamplingRoundKind.BurnIn : SamplingRoundKind.Round, AtRisk(block, chances, taken),
            [.. taken.Select(place => block.Rows[place])]);
    }

    // With one π in a stratum, and its rows in random order, a simple random sample of each.
    private void DrawStrata(SamplingBlock block, double[] chances, CounterRandom random, bool[] drawn)
    {
        foreach (var places in BlockStrata.Of(problem, block).Places)
        {
            var own = new bool[places.Length];
            PivotalDraw.Draw(problem.Keys.Span, Array.ConvertAll(places, place => block.Rows[place]), Array.ConvertAll(places, place => chances[place]),
                random, own);
            for (var i = 0; i < own.Length; i++) drawn[places[i]] = own[i];
        }
    }

    // Listed where that is little, so that a ledger says more by itself.
    private RowsAtRisk AtRisk(SamplingBlock block, double[] chances, IReadOnlyList<int> taken)
    {
        // A stretch is a draw from all of its rows at once, which others can repeat.
        if (block.Stretch is { } stretch && !plan.Design.IsStratified && !chances.AsSpan().ContainsAnyExcept(chances[0]))
            return new RowsAtRisk.Stretch(stretch, chances[0]);
        if (block.Stretch is not { } part || chances.Length <= mostListed)
            return new RowsAtRisk.Listed(block.Rows, ImmutableCollectionsMarshal.AsImmutableArray(chances));
        var ruled = new RowsAtRisk.Ruled(
            part, [.. taken.Select(place => chances[place])], chances.Min(), chances.Max(), RowsAtRisk.Ruled.DigestOf(chances));
        last = (ruled, chances);
        return ruled;
    }

    /// <summary>π of the rows of a block, in its order, by what is known.</summary>
    private double[] Chances(SamplingBlock block, SamplingState state)
    {
        // Made when it is needed: while examples are labelled nothing is known of the LLM's answers, and a pupil of people has learnt from earlier rounds.
        var rule = (ruleOf ?? throw new InvalidOperationException("Nobody is at risk."))(state.Known);
        rule.Update(state.Known);
        var own = new double[block.Rows.Length];
        var chances = new double[own.Length];
        for (var i = 0; i < own.Length; i++) own[i] = rule.Sizes[block.Rows[i]];
        if (plan.Design.IsStratified) BlockStrata.Of(problem, block).Chances(own, block.Labels, plan.Tau, chances);
        else InclusionProbabilities.Solve(own, block.Labels, plan.Tau, chances);
        return chances;
    }
}
