using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Ledgers;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Draws the sample of a study in rounds: each row is at risk once, and its π is a function of earlier blocks only (statistics §5, first
/// form).</summary>
/// <remarks>
/// A random permutation splits the rows into a burn-in block and further blocks, each in proportion to its labels. Random
/// numbers follow the row keys, so that threads and the order of the file do not matter. Holds buffers for reuse: one
/// instance per thread.
/// </remarks>
/// <param name="problem">The problem, which holds no human label.</param>
public sealed partial class AdaptiveSampling(StudyProblem problem)
{
    private int[]? everyRow;

    /// <summary>The sampling of a copy of a problem, as long as it, in the buffers of one that is not used any more.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="spent">The sampling whose buffers are taken; null for none.</param>
    internal AdaptiveSampling(StudyProblem problem, AdaptiveSampling? spent)
        : this(problem)
    {
        if (spent is null) return;
        spare = spent.rules;
        if (spent.everyRow is { } rows && rows.Length == problem.RowCount) everyRow = rows;
    }

    /// <summary>Rows that a round with a π for each lists in its event; with more at risk it says π by a digest.</summary>
    internal int MostListed { get; init; } = 1 << 20;

    /// <summary>Draws the sample, or goes on with one that a ledger has begun.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="source">Labels the rows that are drawn, and is asked for no others.</param>
    /// <param name="ledger">Keeps each round before its rows are labelled, and labels as they come; what it holds already is neither drawn nor asked
    /// again.</param>
    /// <param name="cancellation">Ends drawing and waiting; what was recorded by then is gone on with at the next call.</param>
    /// <returns>A <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/>.</returns>
    /// <exception cref="ArgumentException">The plan contradicts itself or names an estimand or target that is not there, or the ledger belongs to another
    /// sample or contradicts itself, or the source labelled a row that was not drawn.</exception>
    /// <exception cref="OperationCanceledException">A token was cancelled: this, or that of the problem.</exception>
    public async ValueTask<SamplingOutcome> DrawAsync(SamplingPlan plan, ILabelSource source, ILedger ledger, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(ledger);
        Check(plan);
        var parted = Parted(plan);
        if (Refusal(plan, parted) is { } refused) return refused;
        var rounds = Rounds(plan, parted);
        var (state, other) = await RecordedRounds.DrawAsync(rounds.Opened, problem.KeyOf, rounds.Next, rounds.Recall, source, ledger, cancellation)
            .ConfigureAwait(false);
        if (other is { } round) return new SamplingFailure.RoundNotRepeated(round);
        return state.Awaited.Count > 0 ? new SamplingFailure.DrawnRowsWithoutLabel([.. state.Awaited])
            : ReachedSample.Of(problem, Grouped(state.ToSample() with { Design = plan.Design }))
                ?? throw new InvalidOperationException("A sample that stopped has labels of every stratum.");
    }

    /// <summary>Draws a sample whose labels are recorded, by the same rounds as one whose labels come later.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="labels">The labels; those of rows that are not drawn are never read.</param>
    /// <returns>A <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/>.</returns>
    /// <exception cref="ArgumentException">The plan contradicts itself or names an estimand or target that is not there.</exception>
    public SamplingOutcome Draw(SamplingPlan plan, RecordedAnnotations labels) => DrawAtOnce(plan, labels, new MemoryLedger());

    /// <summary>The sample that events of a ledger come to, by the same rounds; nothing is recorded.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="events">What has happened.</param>
    /// <returns>A <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/>: <see cref="SamplingFailure.DrawnRowsWithoutLabel"/> where the sample is not
    /// complete.</returns>
    /// <exception cref="ArgumentException">As of <see cref="DrawAsync"/>.</exception>
    public SamplingOutcome Resume(SamplingPlan plan, IReadOnlyList<StudyEvent> events) =>
        DrawAtOnce(plan, AwaitedLabels.Instance, new MemoryLedger([.. events]));

    /// <summary>The sample that the closed rounds of a ledger come to, of a study whose labels are still being collected: rows to which no round has come yet
    /// were not at risk, as in a sample that stops there. Complete, it is that of <see cref="Resume"/>.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="events">What has happened.</param>
    /// <returns>A <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/>: <see cref="SamplingFailure.DrawnRowsWithoutLabel"/> where no round that was
    /// drawn by chance is closed, or a stratum has no two labels yet.</returns>
    /// <exception cref="ArgumentException">As of <see cref="DrawAsync"/>.</exception>
    public SamplingOutcome ResumeClosed(SamplingPlan plan, IReadOnlyList<StudyEvent> events)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(events);
        Check(plan);
        var parted = Parted(plan);
        if (Refusal(plan, parted) is { } refused) return refused;
        var rounds = Rounds(plan, parted);
        var (state, other) = Folded(events);
        if (other is null && state.Awaited.Count > 0) (state, other) = Folded(ClosedRounds.Of(events));
        if (other is { } round) return new SamplingFailure.RoundNotRepeated(round);
        var sample = state.ToSample() with { Design = plan.Design };
        var isDrawn = sample.Rounds.Any(drawn => drawn.Kind is SamplingRoundKind.BurnIn or SamplingRoundKind.Round);
        return (isDrawn ? ReachedSample.Of(problem, Grouped(sample)) : null) as SamplingOutcome
            ?? new SamplingFailure.DrawnRowsWithoutLabel([.. state.Awaited]);

        // What is on record alone: no further round is drawn.
        (SamplingState State, int? NotRepeated) Folded(IReadOnlyList<StudyEvent> happened)
        {
            var folding = RecordedRounds.DrawAsync(rounds.Opened, problem.KeyOf, _ => null, rounds.Recall, AwaitedLabels.Instance,
                new MemoryLedger([.. happened]), CancellationToken.None);
            return folding.IsCompleted ? folding.GetAwaiter().GetResult() : throw new InvalidOperationException("A ledger in memory was waited for.");
        }
    }

    private SamplingOutcome DrawAtOnce(SamplingPlan plan, ILabelSource labels, MemoryLedger ledger)
    {
        var drawing = DrawAsync(plan, labels, ledger);

        // Neither recorded labels nor a ledger in memory ever wait.
        return drawing.IsCompleted ? drawing.GetAwaiter().GetResult() : throw new InvalidOperationException("Recorded labels were waited for.");
    }

    /// <summary>Holds events against the corpus: who was at risk, and whom chance had to choose with what π, where a round does not list it.</summary>
    /// <param name="plan">How they were drawn.</param>
    /// <param name="events">What has happened.</param>
    /// <param name="cancellation">Ends the review.</param>
    /// <returns>The first event that cannot have happened as it is recorded; null where there is none.</returns>
    /// <exception cref="ArgumentException">As of <see cref="RoundsOf"/>.</exception>
    public LedgerFault? Review(SamplingPlan plan, IReadOnlyList<StudyEvent> events, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        var review = new LedgerReview(problem.KeyOf, cancellation);
        var (state, rounds) = ((SamplingState?)null, (SamplingRounds?)null);
        foreach (var (index, happened) in events.Index())
        {
            if (review.Contradiction(happened) is { } fact) return new(index, fact);
            if (state is null) state = new((StudyEvent.Opened)happened, problem.KeyOf);
            else if (happened is not StudyEvent.RoundDrawn { AtRisk: RowsAtRisk.Ruled ruled } round) state.Apply(happened);
            else if ((rounds ??= RoundsOf(plan)).Next(state) is { AtRisk: RowsAtRisk.Ruled again } own && again.IsSameAs(ruled)
                && own.Drawn.AsSpan().SequenceEqual(round.Drawn.AsSpan())) state.Apply(happened);
            else return new(index, "other rows, or other π, follow from what was known before the round");
        }

        return null;
    }

    /// <summary>The rounds of a plan, each of which follows from what is known when it is its turn.</summary>
    /// <param name="plan">How to draw.</param>
    /// <exception cref="ArgumentException">The plan contradicts itself, names what is not there, or cannot be carried out
    /// (<see cref="Refusal(SamplingPlan)"/>).</exception>
    public SamplingRounds RoundsOf(SamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Check(plan);
        var parted = Parted(plan);
        if (Refusal(plan, parted) is { } refused) throw new ArgumentException($"No such sample: {refused}", nameof(plan));
        return Rounds(plan, parted);
    }

    private SamplingRounds Rounds(SamplingPlan plan, PartedRows parted)
    {
        if (parted.AtRisk.Length == 0) return new(problem, plan, parted, [], null, MostListed);
        return new(problem, plan, parted, Blocks(plan, parted), known => RuleFor(plan, known), MostListed);
    }

    private ImmutableArray<SamplingBlock> Blocks(SamplingPlan plan, PartedRows parted) => BlockSchedule.Create(problem.Keys.Span, parted.AtRisk.AsSpan(), plan,
        new Labels(Math.Min(plan.Budget.Count - parted.Labelled, parted.AtRisk.Length)));

    /// <summary>Why the corpus allows no sample under a plan; null where it does.</summary>
    /// <param name="plan">How to draw.</param>
    /// <exception cref="ArgumentException">The plan contradicts itself or names an estimand or target that is not there.</exception>
    public SamplingFailure? Refusal(SamplingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Check(plan);
        return Refusal(plan, Parted(plan));
    }

    private SamplingFailure? Refusal(SamplingPlan plan, PartedRows parted) =>
        Refusal(plan, parted.Certain.Length, parted.AtRisk.Length, parted.Examples.Length)
        ?? (plan.Design.IsStratified && parted.AtRisk.Length > 0 ? StrataRefusal(Blocks(plan, parted)) : null);

    /// <summary>Why so many certain rows, rows at risk and examples allow no sample; null where they do.</summary>
    internal SamplingFailure? Refusal(SamplingPlan plan, int certain, int atRisk, int examples)
    {
        if (plan.Budget.Count > problem.RowCount) return new SamplingFailure.BudgetExceedsCorpus(plan.Budget, problem.RowCount);
        var remaining = plan.Budget.Count - certain - examples;
        return remaining < 0 || (remaining == 0 && atRisk > 0)
            ? new SamplingFailure.FailedRowsExceedBudget(certain, plan.Budget) { Examples = examples } : null;
    }

    private int[] EveryRow => everyRow ??= [.. Enumerable.Range(0, problem.RowCount)];

    private PartedRows Parted(SamplingPlan plan) =>
        plan.AnnotateFailures || !problem.Examples.IsEmpty ? Separate(plan.AnnotateFailures)
            : new([], [], ImmutableCollectionsMarshal.AsImmutableArray(EveryRow));

    /// <summary>The examples, the rows for which the LLM failed to answer, and the others.</summary>
    private PartedRows Separate(bool annotatesFailures)
    {
        var failed = new bool[problem.RowCount];
        foreach (var variable in problem.Variables.Where(_ => annotatesFailures))
        {
            for (var row = 0; variable.HasAnswers && row < failed.Length; row++) failed[row] |= !variable.HasAnswer(row);
        }

        return new(Rows(IsExample), Rows(row => failed[row] && !IsExample(row)), Rows(row => !failed[row] && !IsExample(row)));

        bool IsExample(int row) => !problem.Examples.IsEmpty && problem.Examples.Span[row];

        ImmutableArray<int> Rows(Predicate<int> which) => ImmutableCollectionsMarshal.AsImmutableArray(Array.FindAll(EveryRow, which));
    }

    /// <summary>Refuses a plan that contradicts itself or the problem.</summary>
    internal void Check(SamplingPlan plan)
    {
        if (plan.Budget.Count < 1) throw new ArgumentException("The budget is below one label.", nameof(plan));
        if (plan.BurnIn < Labels.None || plan.BurnIn > plan.Budget)
            throw new ArgumentException("The burn-in does not lie between no label and the budget.", nameof(plan));
        if (plan.Design.IsStratified && problem.Strata.IsEmpty) throw new ArgumentException("The problem has no strata to draw from.", nameof(plan));
        if (plan.Design.IsStratified && plan.Draw != DrawMethod.FixedSize)
            throw new ArgumentException("Draws from strata have a fixed size.", nameof(plan));
        if (plan.Rounds < 1) throw new ArgumentException("There is less than one round.", nameof(plan));
        var leastTau = !plan.Design.Learns ? 0 : double.Epsilon;
        if (!(plan.Tau >= leastTau && plan.Tau <= 1)) throw new ArgumentException("τ does not lie in (0, 1].", nameof(plan));
        foreach (var (estimand, target, weight) in plan.Serve)
        {
            if (estimand < 0 || estimand >= problem.Estimands.Count)
                throw new ArgumentException("The design serves an estimand that is not there.", nameof(plan));
            if (target < 0 || target >= problem.Estimands[estimand].Targets.Count)
                throw new ArgumentException("The design serves a target that is not there.", nameof(plan));
            if (!(weight > 0 && double.IsFinite(weight))) throw new ArgumentException("The weight of a target served is not positive.", nameof(plan));
        }
    }
}
