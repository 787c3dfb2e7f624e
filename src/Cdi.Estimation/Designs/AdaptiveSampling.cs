using System.Collections.Immutable;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Sampling;

namespace Cdi.Estimation.Designs;

/// <summary>Draws the sample of a study in rounds: each row is at risk once, and its π is a function of earlier blocks only (statistics §5, first form).</summary>
/// <remarks>
/// A random permutation splits the rows into a burn-in block and further blocks, each in proportion to its labels. Random
/// numbers follow the row keys, so that threads and the order of the file do not matter. Holds buffers for reuse: one
/// instance per thread.
/// </remarks>
/// <param name="problem">The problem; its human labels are not read.</param>
public sealed partial class AdaptiveSampling(StudyProblem problem)
{
    private readonly int[] everyRow = [.. Enumerable.Range(0, problem.RowCount)];

    /// <summary>Draws the sample.</summary>
    /// <param name="plan">How to draw.</param>
    /// <param name="source">Labels the rows that are drawn, and is asked for no others.</param>
    /// <returns>A <see cref="DrawnSample"/>, or a <see cref="SamplingFailure"/>.</returns>
    /// <exception cref="ArgumentException">The plan contradicts itself or names an estimand or target that is not there.</exception>
    /// <exception cref="OperationCanceledException">The token of the problem's <see cref="StudyProblem.Execution"/> was cancelled.</exception>
    public SamplingOutcome Draw(SamplingPlan plan, ILabelSource source)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(source);
        Check(plan);
        var (certain, atRisk) = plan.AnnotateFailures ? Separate() : ([], everyRow);
        if (plan.Budget.Count > problem.RowCount) return new SamplingFailure.BudgetExceedsCorpus(plan.Budget, problem.RowCount);
        var remaining = plan.Budget - new Labels(certain.Length);
        if (remaining < Labels.None || (remaining == Labels.None && atRisk.Length > 0)) return new SamplingFailure.FailedRowsExceedBudget(certain.Length, plan.Budget);
        var progress = new SamplingProgress(problem, plan);
        if (certain.Length > 0 && progress.DrawCertain(certain, source) is { } refused) return refused;
        if (atRisk.Length == 0) return progress.ToSample();
        var rule = RuleFor(plan);
        foreach (var block in BlockSchedule.Create(problem.Keys.Span, atRisk, plan, new Labels(Math.Min(remaining.Count, atRisk.Length))))
        {
            problem.Execution.Cancellation.ThrowIfCancellationRequested();
            rule.Update(progress.Known);
            if (progress.DrawBlock(block, rule.Sizes, source) is { } failure) return failure;
        }

        return progress.ToSample();
    }

    /// <summary>The rows for which the LLM failed to answer, labelled for certain, and the others, at risk; both ascending.</summary>
    private (int[] Certain, int[] AtRisk) Separate()
    {
        var failed = new bool[problem.RowCount];
        foreach (var variable in problem.Variables)
        {
            for (var row = 0; row < variable.Machine.Length; row++) failed[row] |= !variable.HasAnswer(row);
        }

        return (Array.FindAll(everyRow, row => failed[row]), Array.FindAll(everyRow, row => !failed[row]));
    }

    /// <summary>Refuses a plan that contradicts itself or the problem.</summary>
    internal void Check(SamplingPlan plan)
    {
        if (plan.Budget.Count < 1) throw new ArgumentException("The budget is below one label.", nameof(plan));
        if (plan.BurnIn < Labels.None || plan.BurnIn > plan.Budget) throw new ArgumentException("The burn-in does not lie between no label and the budget.", nameof(plan));
        if (plan.Rounds < 1) throw new ArgumentException("There is less than one round.", nameof(plan));
        var leastTau = plan.Design == SamplingDesign.Uniform ? 0 : double.Epsilon;
        if (!(plan.Tau >= leastTau && plan.Tau <= 1)) throw new ArgumentException("τ does not lie in (0, 1].", nameof(plan));
        foreach (var (estimand, target, weight) in plan.Serve)
        {
            if (estimand < 0 || estimand >= problem.Estimands.Count) throw new ArgumentException("The design serves an estimand that is not there.", nameof(plan));
            if (target < 0 || target >= problem.Estimands[estimand].Targets.Count) throw new ArgumentException("The design serves a target that is not there.", nameof(plan));
            if (!(weight > 0 && double.IsFinite(weight))) throw new ArgumentException("The weight of a target served is not positive.", nameof(plan));
        }
    }
}
