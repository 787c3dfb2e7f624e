using Cdi.Estimation.Literature;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Text;

/// <content>What several estimands have in common: intervals that hold together, and the one that is singled out.</content>
internal sealed partial class MethodsText
{
    // Those of the study's own method; the table has the levels of the others.
    private string Simultaneously(int count)
    {
        var own = result.Simultaneous.FirstOrDefault(facts => facts.Method == Study.Inference.Estimator.Name);
        var reached = own is null ? ""
            : $" The largest of {count} statistics with the correlations of the estimates exceeds {NumberText.Fixed(own.CriticalValue, 3)} with probability "
                + $"{NumberText.Significant(Study.Inference.Alpha, 3)}{Off(own.Error)}; each interval has a level of {NumberText.Level(own.Level)}.";
        return $"Over the {count} estimands, intervals of their primary targets are simultaneous and p-values corrected in a single step, by the joint "
            + $"distribution of the estimates ({Cite(References.Simultaneous)}), for a joint level of {NumberText.Level(1 - Study.Inference.Alpha)}.{reached}";

        static string Off(double error) => error < 5e-4 ? "" : $" (computed to ±{NumberText.Fixed(error, 3)})";
    }

    private string SingledOut()
    {
        if (result.Winner is not { } winner) return "";
        var (row, which) = (winner.Estimate, winner.Rule switch { WinnerRule.Largest => "largest", WinnerRule.Smallest => "smallest" });
        var interval = row is { Lower: { } lower, Upper: { } upper }
            ? $" The interval {NumberText.Significant(lower, 4)} to {NumberText.Significant(upper, 4)}, of level {NumberText.Level(row.Level)}, holds although "
                + $"it was singled out for that ({Cite(References.Winner)})"
            : $" Its labels carry no interval that holds although it was singled out ({Cite(References.Winner)})";
        return $"Of the {winner.Among.Count} estimates compared the {which} is that of {winner.Estimand}, {NumberText.Significant(row.Point, 4)}.{interval}; "
            + $"at a level of {NumberText.Level(1 - (Study.Inference.Alpha / 10))} "
            + (winner.Candidates.Count == 1 ? $"no other could have been the {which}."
                : $"{winner.Candidates.Count} of them could have been the {which}, and no other: {string.Join(", ", winner.Candidates)}.");
    }

    private string Pooled()
    {
        if (result.Estimates.FirstOrDefault(row => row is { Primary: true, Pooled: not null }) is not { Pooled: { } pooled }) return "";
        var counts = result.Estimates.Where(row => row.Primary).Select(row => row.Pooled).OfType<PooledFacts>().Select(facts => facts.Own).ToList();
        return "Beside its own estimate each group has a pooled one, the best predictor where true values of groups scatter about their mean: the group’s own "
            + $"estimate counts {NumberText.Fixed(counts.Min(), 2)} to {NumberText.Fixed(counts.Max(), 2)}, the mean of all groups the rest, by the variance "
            + "between groups (restricted maximum likelihood) and that of its labels, one variance of a label for all groups, those whose labels all agree "
            + $"among them ({Cite(References.FayHerriot)}). Its interval, from the mean squared error ({Cite(References.PooledError)}) and t with as many "
            + $"degrees of freedom as there are groups less one, covers {NumberText.Level(pooled.Level)} on average over groups, "
            + "and less often for a group that is unlike the others.";
    }
}
